package dev.drumbeat.local;

import com.sun.security.auth.module.UnixSystem;

/** What this process may do. */
final class ProcessRights {
  private ProcessRights() {}

  static boolean areRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
