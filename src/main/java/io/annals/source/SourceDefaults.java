package io.annals.source;

/**
 * What holds for the reports of a source that do not tell it themselves, as a job file states it.
 *
 * @param organization name of the issuing body, with its division or without; empty for none
 * @param region code of the administrative division; empty for none
 * @param kind code of the kind of report; empty for none
 * @param sourceName the site or body that published the files; empty for none
 */
public record SourceDefaults(String organization, String region, String kind, String sourceName) {

    /** No defaults. */
    public static final SourceDefaults NONE = new SourceDefaults("", "", "", "");
}
