package couplinglab.testing;

import org.testcontainers.utility.DockerImageName;

/** The images of docker-compose.yml, so that what is tested is what users run. */
final class Images {
    private Images() {}

    /** Another one may be named in the environment, as for docker-compose.yml. */
    static DockerImageName localStack() {
        var named = System.getenv("LOCALSTACK_IMAGE");
        var image = named == null || named.isEmpty() ? "localstack/localstack:4.14.0" : named;
        return DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack");
    }

    static DockerImageName postgres() {
        return DockerImageName.parse("postgres:17");
    }
}
