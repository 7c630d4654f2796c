package io.annals.export;

import java.util.Locale;

/** Language of a file's first line: the column names of the warehouse, or Chinese ones. */
public enum HeaderLanguage {
    EN, ZH;

    /** Its name in job files and in the data package. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
