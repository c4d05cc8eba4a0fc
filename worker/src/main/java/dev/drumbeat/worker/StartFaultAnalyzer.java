package dev.drumbeat.worker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Tells why the process cannot start by its cause and remedy instead of a stack trace. */
final class StartFaultAnalyzer extends AbstractFailureAnalyzer<StartFault> implements Ordered {
  @Override
  protected FailureAnalysis analyze(Throwable root, StartFault fault) {
    return new FailureAnalysis(fault.getMessage(), fault.remedy(), fault);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
