# The production image: one node, gateway and topology in one process. No broker, no registry.
#   docker build -t andon .

FROM maven:3.9.12-eclipse-temurin-25 AS build
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml pom.xml
COPY schemas schemas
COPY core core
COPY topology topology
# Its tests are not run here, but Maven wants what they would need.
COPY contract contract
COPY api-gateway api-gateway
# Maven reads the poms of all modules, whichever of them it builds.
COPY standalone/pom.xml standalone/pom.xml
COPY bench/pom.xml bench/pom.xml
RUN mvn -B -ntp package --projects api-gateway --also-make -Dmaven.test.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:25.0.3_9-jre
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/andon --create-home andon
COPY --from=build /src/api-gateway/target/dist/lib /opt/andon/lib
COPY --from=build /src/api-gateway/target/dist/sbom.json /opt/andon/sbom.json
COPY LICENSE NOTICE THIRD-PARTY.md /opt/andon/
USER andon
WORKDIR /var/lib/andon
# Inside a container "this machine only" would be nobody.
ENV ANDON_HOST=0.0.0.0 \
    ANDON_PORT=7070 \
    ANDON_DATA=/var/lib/andon/data
VOLUME /var/lib/andon
EXPOSE 7070
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD curl -fsS "http://127.0.0.1:${ANDON_PORT}/health/live" || exit 1
# The state stores live outside of the heap, so the heap gets half of the container's memory.
# What it writes is for nobody else, hence the shell, which java takes the place of.
ENTRYPOINT ["/bin/sh", "-c", "umask 077; exec java -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -cp '/opt/andon/lib/*' io.andon.gateway.GatewayMain \"$@\"", "andon"]
