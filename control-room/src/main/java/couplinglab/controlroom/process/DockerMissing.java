package couplinglab.controlroom.process;

/** This machine has no Docker that could run containers now. */
final class DockerMissing extends LabFailure {
    private static final String OR = ", or run the lab without Docker.";

    DockerMissing(Throwable noCommand) {
        super("The command docker can't be run: install Docker with its compose plugin" + OR, noCommand);
    }

    private DockerMissing(String sentence, DockerFailed cause) {
        super(sentence, cause);
    }

    static DockerMissing noEngine(DockerFailed cause) {
        return new DockerMissing("Docker is installed but does not answer: start Docker" + OR, cause);
    }

    static DockerMissing noCompose(DockerFailed cause) {
        return new DockerMissing("Docker has no compose plugin: install docker-compose-plugin" + OR, cause);
    }
}
