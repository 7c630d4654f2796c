package io.annals.reference;

/**
 * What a person knows better about one printed figure. The figure stays as printed; what is chosen stands in the
 * aggregates.
 *
 * @param contentSha256 SHA-256 of the file that states the figure, lower-case hexadecimal
 * @param charStart position of the figure in the report's text, in code points; -1 where {@code statedText} alone tells it
 * @param statedText the figure's characters; empty where {@code charStart} alone tells it
 * @param field what is corrected: {@code value}, {@code unit}, {@code indicator_code}, {@code year}, {@code kind},
 *     {@code status}, or {@code use} (whether the figure may stand for the year)
 * @param value what holds instead; a value in the figure's unit without scale word, as in {@code v_figure}
 * @param author who decided
 * @param reason why
 */
public record Correction(
        String contentSha256, int charStart, String statedText, String field, String value, String author,
        String reason) {}
