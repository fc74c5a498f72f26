package dev.replinode.domain.drill;

/**
 * Who has read and accepted the report; left open by the tool.
 *
 * @param note says that it is open
 */
public record SignOff(String reviewer, String date, String comment, String note) {
  /** Not signed. */
  public static SignOff open() {
    return new SignOff("", "", "", "open: to be filled in by a person");
  }
}
