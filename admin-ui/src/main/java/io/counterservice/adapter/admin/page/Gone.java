package io.counterservice.adapter.admin.page;

/** What a page is about does not exist; the sentence says what. */
public final class Gone extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Gone(String sentence) {
    super(sentence, null, false, false);
  }
}
