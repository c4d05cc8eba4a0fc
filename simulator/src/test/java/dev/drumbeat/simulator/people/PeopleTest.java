package dev.drumbeat.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final int MANY = 20_000;
  private final People people = new People(7);

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    List<String> phones = phones(200);
    assertThat(phones)
        .allSatisfy(p -> assertThat(new People(7).phone(p)).isEqualTo(people.phone(p)));
    assertThat(phones.stream().map(new People(8)::phone).toList())
        .isNotEqualTo(phones.stream().map(people::phone).toList());
    assertThat(people.mailbox("A@Example.com")).isEqualTo(people.mailbox("a@example.com"));
  }

  @Test
  void behavesAtTheRatesThatItPromises() {
    assertThat(share(PhonePersona::landline)).isCloseTo(0.01, within(0.004));
    assertThat(share(p -> p.undeliveredCode() != null)).isCloseTo(0.02, within(0.005));
    assertThat(share(p -> p.reply() != null)).isCloseTo(0.10, within(0.01));
    assertThat(share(p -> repliesWith(p, TextReply.Kind.OPT_OUT_KEYWORD)))
        .isCloseTo(0.01, within(0.004));
    assertThat(share(p -> repliesWith(p, TextReply.Kind.OPT_OUT_FREE_TEXT)))
        .isCloseTo(0.01, within(0.004));
    assertThat(share(p -> p.call().outcome() == CallFate.Outcome.HUMAN))
        .isCloseTo(0.45, within(0.02));
    assertThat(share(p -> p.call().outcome() == CallFate.Outcome.BUSY))
        .isCloseTo(0.05, within(0.01));
  }

  @Test
  void letsEveryKindOfReplyOccur() {
    assertThat(phones(MANY).stream().map(p -> people.phone(p).reply()).filter(Objects::nonNull))
        .extracting(TextReply::kind)
        .contains(TextReply.Kind.values());
  }

  @Test
  void givesSeveralPropertiesToAboutOneOwnerInEight() {
    Map<String, Long> properties =
        IntStream.range(0, 3_376)
            .mapToObj(
                i -> new Address(i + " Pike St", "Seattle", "WA", "981%02d".formatted(i % 30)))
            .map(address -> people.owners().of(address).name())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    long several = properties.values().stream().filter(count -> count > 1).count();

    assertThat((double) several / properties.size()).isCloseTo(0.12, within(0.03));
  }

  @Test
  void reachesAnOwnerOfSeveralPropertiesUnderOnePhone() {
    Person once = people.contacts().of("Cedar Ridge Holdings LLC", true, "WA");
    assertThat(people.contacts().of(" CEDAR RIDGE HOLDINGS LLC", true, "WA")).isEqualTo(once);
  }

  @Test
  void lacksConsentAndForbidsCallsForAFewOnly() {
    List<Person> persons =
        IntStream.range(0, 5_000)
            .mapToObj(i -> people.contacts().of("OWNER " + i, false, "WA"))
            .filter(Objects::nonNull)
            .toList();
    assertThat(persons.stream().filter(p -> p.consent() == null).count() / 5_000.0)
        .isCloseTo(0.04, within(0.015));
    assertThat(persons.stream().filter(p -> p.phones().getFirst().dnc()).count() / 5_000.0)
        .isCloseTo(0.04, within(0.015));
    assertThat(persons).allSatisfy(p -> assertThat(p.phones()).hasSizeBetween(1, 2));
  }

  @Test
  void readsAddressesWithOrWithoutZip() {
    Address whole = Address.parse("405 Olive way, Seattle, WA 98101");
    assertThat(whole).isEqualTo(new Address("405 Olive way", "Seattle", "WA", "98101"));
    assertThat(Address.parse("405 Olive Way, Seattle, WA").key()).isEqualTo(whole.key());
    assertThat(Address.parse("1900 5th Avenue, Seattle, WA").key())
        .isEqualTo(Address.parse("1900 5th Ave., SEATTLE, wa 98101-1234").key());
    assertThat(Address.parse("nowhere").state()).isEmpty();
  }

  private static boolean repliesWith(PhonePersona persona, TextReply.Kind kind) {
    TextReply reply = persona.reply();
    return reply != null && reply.kind() == kind;
  }

  private double share(Predicate<PhonePersona> what) {
    return phones(MANY).stream().map(people::phone).filter(what).count() / (double) MANY;
  }

  private static List<String> phones(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "+1" + (200 + i / 10_000) + "555%04d".formatted(i % 10_000))
        .toList();
  }
}
