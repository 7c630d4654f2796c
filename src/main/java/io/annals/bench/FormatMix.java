package io.annals.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many reports of each format stand beside each other: {@code 2:1:0} is two txt to one html.
 *
 * @param shares a share for each {@link ReportFormat} in its order, none negative, at least one positive
 */
public record FormatMix(List<Integer> shares) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}):(\\d{1,3}):(\\d{1,3})");

    public FormatMix {
        shares = List.copyOf(shares);
    }

    /**
     * Reads a mix.
     *
     * @throws IllegalArgumentException where it is not three whole numbers with colons between them, or all are 0
     */
    public static FormatMix of(String text) {
        var written = WRITTEN.matcher(text);
        if (written.matches()) {
            List<Integer> shares = List.of(Integer.valueOf(written.group(1)), Integer.valueOf(written.group(2)),
                    Integer.valueOf(written.group(3)));
            if (shares.stream().anyMatch(share -> share > 0)) {
                return new FormatMix(shares);
            }
        }
        throw new IllegalArgumentException("the mix '" + text + "' must be shares of txt, html and docx such as 1:1:1");
    }

    /** The format of a report by its number from 0; formats take turns, so that each beginning of a corpus is mixed. */
    ReportFormat format(int number) {
        int turn = number % shares.stream().mapToInt(Integer::intValue).sum();
        for (ReportFormat format : ReportFormat.values()) {
            turn -= shares.get(format.ordinal());
            if (turn < 0) {
                return format;
            }
        }
        throw new IllegalStateException("no share is left");
    }

    /** The formats that have a share. */
    List<ReportFormat> formats() {
        List<ReportFormat> formats = new ArrayList<>(List.of(ReportFormat.values()));
        formats.removeIf(format -> shares.get(format.ordinal()) == 0);
        return formats;
    }

    @Override
    public String toString() {
        return shares.get(0) + ":" + shares.get(1) + ":" + shares.get(2);
    }
}
