# One image for every process of Drumbeat; the first argument says which: api, worker, simulator,
# or migrate (brings the database to this version's schema, then ends).
FROM maven:3.9.12-eclipse-temurin-25 AS build
# Not as root: the build generates code from a real PostgreSQL, which refuses to run as root.
RUN useradd --create-home build
USER build
WORKDIR /home/build/drumbeat
COPY --chown=build pom.xml ./
COPY --chown=build .mvn .mvn
COPY --chown=build simulator simulator
COPY --chown=build journey journey
COPY --chown=build workflows workflows
COPY --chown=build db db
COPY --chown=build activities activities
COPY --chown=build worker worker
COPY --chown=build api api
COPY --chown=build local local
COPY --chown=build deploy deploy
RUN --mount=type=cache,target=/home/build/.m2,uid=1001,gid=1001 sh deploy/assemble /home/build/app

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin drumbeat \
    && mkdir /data && chown drumbeat /data
COPY --from=build /home/build/app /app
WORKDIR /app
USER drumbeat
EXPOSE 8080
VOLUME /data
ENTRYPOINT ["/app/entrypoint"]
CMD ["api"]
