package io.annals.bench;

import java.util.Locale;

/** Formats of generated reports, with the size of a file. */
public enum ReportFormat {
    TXT(5_000), HTML(30_000), DOCX(15_000);

    private final int bytes;

    ReportFormat(int bytes) {
        this.bytes = bytes;
    }

    /** About how many bytes a file has. */
    int bytes() {
        return bytes;
    }

    /** Its name as the ending of a file: {@code txt}. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
