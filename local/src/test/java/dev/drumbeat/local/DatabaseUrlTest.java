package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.DatabaseAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://ann:p%40ss+1@db.test:5433/crm, jdbc:postgresql://db.test:5433/crm, ann, p@ss+1",
    "postgresql://ann@db.test/crm, jdbc:postgresql://db.test/crm, ann, ''",
    "jdbc:postgresql://db.test/crm?user=ann&password=x&ssl=true,"
        + " jdbc:postgresql://db.test/crm?ssl=true, ann, x",
  })
  void readsTheUsualForms(String given, String url, String user, String password) {
    assertThat(DatabaseUrl.parse("DATABASE_URL", given))
        .isEqualTo(new DatabaseAddress(url, user, password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://ann:s3cret@db/crm", "ann:s3cret", "postgres:// s3cret@db"})
  void refusesOtherFormsWithoutRepeatingThem(String given) {
    assertThatThrownBy(() -> DatabaseUrl.parse("DATABASE_URL", given))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("DATABASE_URL is no PostgreSQL address")
        .hasMessageNotContaining("s3cret");
  }
}
