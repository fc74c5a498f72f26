package dev.replinode.domain.storage;

/** What a bucket has been told beyond its objects; none of it is replicated. */
public enum BucketSetting {
  /** Which pages of other origins may use it. */
  CORS("CORS"),
  /** What is removed by itself, and when. */
  LIFECYCLE("lifecycle"),
  /** Which objects are a website's index and error page. */
  WEBSITE("website"),
  /** Whether it keeps what is overwritten or removed. */
  VERSIONING("versioning"),
  /** What cannot be removed for a time. */
  LOCK("lock"),
  /** Who may do what, beside the objects' own grants. */
  POLICY("policy");

  /** What {@link ObjectStore#setting} tells of a setting that nobody has made. */
  public static final String NONE = "";

  /** What it tells of {@link #VERSIONING} that is on. */
  public static final String ON = "Enabled";

  private final String word;

  BucketSetting(String word) {
    this.word = word;
  }

  /** The name for people. */
  public String word() {
    return word;
  }
}
