package dev.drumbeat.api.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Tells a wrong setting by its cause and remedy instead of a stack trace. */
final class ConfigurationFaultAnalyzer extends AbstractFailureAnalyzer<ConfigurationFault>
    implements Ordered {
  @Override
  protected FailureAnalysis analyze(Throwable root, ConfigurationFault fault) {
    return new FailureAnalysis(fault.getMessage(), fault.remedy(), fault);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
