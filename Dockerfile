# syntax=docker/dockerfile:1
# One image for every process of Drumbeat; the first argument says which: api, worker, simulator,
# or migrate, which brings the database to this version's schema and ends.
FROM maven:3.9.12-eclipse-temurin-25 AS build
# Not as root: the build generates code from a real PostgreSQL, which refuses to run as root.
RUN useradd --create-home --uid 10001 build
USER build
WORKDIR /home/build
RUN mkdir drumbeat app
WORKDIR /home/build/drumbeat
COPY --chown=build . .
RUN --mount=type=cache,target=/home/build/.m2,uid=10001,gid=10001 deploy/assemble /home/build/app

FROM eclipse-temurin:25.0.3_9-jre-noble
# A volume takes its owner from the folder that it covers.
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin drumbeat \
    && mkdir /data /secrets && chown drumbeat /data /secrets && chmod 700 /secrets
COPY --from=build /home/build/app /app
WORKDIR /app
USER drumbeat
EXPOSE 8080
ENTRYPOINT ["/app/entrypoint"]
CMD ["api"]
