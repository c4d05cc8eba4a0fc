package dev.drumbeat.api.input;

import java.util.List;

/** A request that can't be done as it stands; answered with 400 and all that is wrong. */
public final class InvalidRequest extends RuntimeException {
  private final transient List<Fault> faults;

  public InvalidRequest(List<Fault> faults) {
    super(faults.size() + " faults");
    this.faults = List.copyOf(faults);
  }

  public InvalidRequest(Fault fault) {
    this(List.of(fault));
  }

  public List<Fault> faults() {
    return faults;
  }
}
