package dev.drumbeat.bench.throughput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** All that was measured, as a table and as JSON. */
record Report(int leads, List<Measured> all) {
  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("callbacks", each -> each.callbacks() ? "on" : "off"));
    lines.add(row("channel", each -> each.channel().title()));
    lines.add(figures("accepted sends", "%,.0f", Measured::accepted));
    lines.add(figures("accepted sends a second", "%,.1f", Measured::perSecond));
    lines.add(figures("statements a send", "%,.2f", Measured::statements));
    lines.add(figures("commits a send", "%,.2f", Measured::commits));
    lines.add(figures("WAL bytes a send", "%,.0f", Measured::walBytes));
    lines.add(figures("CPU s for 1,000 sends", "%,.2f", Measured::cpuPerThousand));
    for (String part : Parts.NAMES) {
      lines.add(figures("  of them " + part, "%,.2f", each -> each.cpuPerThousand(part)));
    }
    lines.add("What binds:");
    for (Measured each : all) {
      lines.add(
          "  %-5s callbacks %-3s  %s"
              .formatted(each.channel().title(), each.callbacks() ? "on" : "off", each.binds()));
    }
    return lines;
  }

  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("leads", leads);
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("runs", all.stream().map(Measured::json).toList());
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private String figures(String title, String format, ToDoubleFunction<Measured> figure) {
    return row(title, each -> String.format(Locale.ROOT, format, figure.applyAsDouble(each)));
  }

  private String row(String title, java.util.function.Function<Measured, String> cell) {
    return String.format("%-26s", title)
        + all.stream()
            .map(each -> String.format("%10s", cell.apply(each)))
            .collect(Collectors.joining());
  }
}
