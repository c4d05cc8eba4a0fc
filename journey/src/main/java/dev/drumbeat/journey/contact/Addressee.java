package dev.drumbeat.journey.contact;

import dev.drumbeat.journey.Channel;

/** Which of a lead's contact points a step addresses, where the channel's own ranking won't do. */
public enum Addressee {
  OWNER_MOBILE(PointKind.PHONE, LineType.MOBILE, false),
  OWNER_LANDLINE(PointKind.PHONE, LineType.LANDLINE, false),
  OWNER_PHONE(PointKind.PHONE, LineType.UNKNOWN, false),
  OWNER_EMAIL(PointKind.EMAIL, LineType.UNKNOWN, false),
  /** Of the lead's main contact, and of no other. */
  MAIN_MOBILE(PointKind.PHONE, LineType.MOBILE, true),
  MAIN_PHONE(PointKind.PHONE, LineType.UNKNOWN, true),
  MAIN_EMAIL(PointKind.EMAIL, LineType.UNKNOWN, true);

  private final PointKind kind;

  /** UNKNOWN stands for any line. */
  private final LineType line;

  private final boolean main;

  Addressee(PointKind kind, LineType line, boolean main) {
    this.kind = kind;
    this.line = line;
    this.main = main;
  }

  /** Whether a step on that channel can address it at all. */
  public boolean fits(Channel channel) {
    return switch (channel) {
      case SMS -> kind == PointKind.PHONE && line != LineType.LANDLINE;
      case VOICE -> kind == PointKind.PHONE;
      case EMAIL -> kind == PointKind.EMAIL;
    };
  }

  public boolean admits(Candidate candidate) {
    return candidate.kind() == kind
        && (line == LineType.UNKNOWN || candidate.lineType() == line)
        && (!main || candidate.primary());
  }
}
