package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.people.People;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people answer to an assistant: the same person always the same. */
record Cast(long seed, People people) {
  /** Of all who pick up; the rest isn't interested. */
  private static final double INTERESTED = 0.35;

  private static final double CALLS_BACK = 0.15;
  private static final double OPTS_OUT = 0.05;
  private static final double WRONG_NUMBER = 0.05;

  /** A mood, with what is said in it. */
  enum Mood {
    INTERESTED("Yes, it is mine, and I would talk about it. What could it bring?"),
    CALL_BACK("I am busy now. Can you call me back tomorrow?"),
    NOT_INTERESTED("Thanks, but I am not interested."),
    OPT_OUT("Please take me off your list and stop calling me."),
    WRONG_NUMBER("Sorry, you have the wrong number.");

    private final String words;

    Mood(String words) {
      this.words = words;
    }
  }

  Mood mood(String phone) {
    double drawn = Draw.of(seed, "assistant " + phone).unit("mood");
    double until = INTERESTED;
    if (drawn < until) {
      return Mood.INTERESTED;
    }
    until += CALLS_BACK;
    if (drawn < until) {
      return Mood.CALL_BACK;
    }
    until += OPTS_OUT;
    if (drawn < until) {
      return Mood.OPT_OUT;
    }
    return drawn < until + WRONG_NUMBER ? Mood.WRONG_NUMBER : Mood.NOT_INTERESTED;
  }

  Talk talk(Call call) {
    String phone = call.form().number();
    boolean sudden = call.fate().at(FaultStage.PERSON) != null;
    Mood mood = sudden ? Mood.OPT_OUT : mood(phone);
    String words = sudden ? people.suddenOptOut(phone) : mood.words;
    List<Talk.Line> lines = new ArrayList<>();
    lines.add(new Talk.Line("bot", greeting(call.form())));
    lines.add(new Talk.Line("user", words));
    lines.add(new Talk.Line("bot", "Thank you, goodbye."));
    return new Talk(lines, "The person was asked, and said: " + words, structured(mood, phone));
  }

  private static String greeting(CallForm form) {
    return "Hello, this is an automated assistant. "
        + form.variables().getOrDefault("name", "Is this the owner?");
  }

  private Map<String, Object> structured(Mood mood, String phone) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("outcome", mood.name());
    found.put("optOut", mood == Mood.OPT_OUT);
    found.put("ownsProperty", mood != Mood.WRONG_NUMBER);
    int eagerness = Draw.of(seed, "assistant " + phone).below("interest", 2);
    found.put(
        "interest",
        switch (mood) {
          case INTERESTED -> 4 + eagerness;
          case CALL_BACK -> 3;
          case NOT_INTERESTED -> 1 + eagerness;
          case OPT_OUT, WRONG_NUMBER -> 0;
        });
    return found;
  }
}
