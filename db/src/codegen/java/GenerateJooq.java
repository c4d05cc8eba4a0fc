import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from a database that the real migrations made; run by the build as a
 * single source file. Does nothing when neither the migrations nor this file changed.
 *
 * <p>Arguments: the module's folder, the folder to write to.
 */
class GenerateJooq {
  public static void main(String[] args) throws Exception {
    Path module = Path.of(args[0]);
    Path out = Path.of(args[1]);
    Path migrations = module.resolve("src/main/resources/db/migration");
    String hash = hash(migrations, module.resolve("src/codegen/java/GenerateJooq.java"));
    Path stamp = out.resolve(".hash");
    if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
      return;
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      generate(postgres.getJdbcUrl("postgres", "postgres"), out);
    }
    Files.writeString(stamp, hash);
  }

  private static void generate(String url, Path out) throws Exception {
    var database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withInputSchema("public")
            .withOutputSchemaToDefault(true)
            .withExcludes("flyway_schema_history|touch_updated_at|protect|tally_.*|uuid_.*")
            .withForcedTypes(
                new ForcedType().withName("INSTANT").withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone|timestamptz)"));
    var generate =
        new Generate()
            .withDaos(false)
            .withPojos(false)
            .withRecords(true)
            .withGlobalObjectReferences(true)
            .withComments(false)
            .withJavadoc(false);
    GenerationTool.generate(
        new Configuration()
            .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword("postgres"))
            .withGenerator(
                new Generator()
                    .withDatabase(database)
                    .withGenerate(generate)
                    .withTarget(
                        new Target()
                            .withPackageName("dev.drumbeat.db.generated")
                            .withDirectory(out.toString()))));
  }

  private static String hash(Path migrations, Path self) throws IOException, Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(migrations)) {
      for (Path file : Stream.concat(files.sorted(), Stream.of(self)).toList()) {
        digest.update(file.getFileName().toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
