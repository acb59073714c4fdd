# Every program of the lab by one recipe: docker build --build-arg MODULE=order-service .
# The first stage is the same for all of them, so that it is built once.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /lab
COPY . .
# The cache keeps Maven's downloads from one build to the next.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM build AS layers
ARG MODULE
RUN java -Djarmode=tools -jar "$MODULE/target/$MODULE-app.jar" extract --layers --destination /layers \
 && mv "/layers/application/$MODULE-app.jar" /layers/application/app.jar

FROM eclipse-temurin:25-jre
# For what a program keeps on disk: a new volume takes over the owner. The user has no name and no home.
RUN install -d -o 10001 -g 10001 /var/lib/lab
WORKDIR /app
# What changes least comes first, so that a change of the code makes one small layer new.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 10001:10001
# As the first process of the container, Java hears SIGTERM itself. Options of one container: JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-jar", "app.jar"]
