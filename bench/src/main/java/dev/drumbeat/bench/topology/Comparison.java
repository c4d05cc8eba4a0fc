package dev.drumbeat.bench.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Both topologies' figures, and how many times better cohorts do. */
record Comparison(Figures lead, Figures cohort) {
  double events() {
    return lead.eventsPerLead() / cohort.eventsPerLead();
  }

  double writes() {
    return lead.writesPerLead() / cohort.writesPerLead();
  }

  double leadsPerSecond() {
    return cohort.leadsPerSecond() / lead.leadsPerSecond();
  }

  double cpu() {
    return lead.cpuPerThousand() / cohort.cpuPerThousand();
  }

  /** For people. */
  List<String> lines() {
    return List.of(
        String.format("%-34s %12s %12s %10s", "", "per lead", "cohorts", "ratio"),
        line("leads", lead.leads(), cohort.leads(), "%,12.0f", 0),
        line(
            "leads a second",
            lead.leadsPerSecond(),
            cohort.leadsPerSecond(),
            "%,12.1f",
            leadsPerSecond()),
        line(
            "history events a lead",
            lead.eventsPerLead(),
            cohort.eventsPerLead(),
            "%,12.3f",
            events()),
        line(
            "writes to the engine's store a lead",
            lead.writesPerLead(),
            cohort.writesPerLead(),
            "%,12.3f",
            writes()),
        line(
            "CPU s for 1,000 leads",
            lead.cpuPerThousand(),
            cohort.cpuPerThousand(),
            "%,12.2f",
            cpu()),
        line(
            "  of them the engine",
            lead.serverCpu() * 1000 / lead.leads(),
            cohort.serverCpu() * 1000 / cohort.leads(),
            "%,12.2f",
            0),
        line(
            "  of them the worker",
            lead.workerCpu() * 1000 / lead.leads(),
            cohort.workerCpu() * 1000 / cohort.leads(),
            "%,12.2f",
            0));
  }

  String json() {
    Map<String, Object> ratio = new LinkedHashMap<>();
    ratio.put("events", events());
    ratio.put("leadsPerSecond", leadsPerSecond());
    ratio.put("cpu", cpu());
    ratio.put("writes", writes());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ratio", ratio);
    all.put("lead", lead);
    all.put("cohort", cohort);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static String line(String title, double a, double b, String format, double ratio) {
    String both = String.format(Locale.ROOT, format + " " + format, a, b);
    String times = ratio == 0 ? "" : String.format(Locale.ROOT, " %9.1fx", ratio);
    return String.format("%-34s %s%s", title, both, times);
  }
}
