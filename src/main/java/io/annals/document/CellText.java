package io.annals.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Writes the number of a cell as the sheet shows it where its format loses nothing, and else exactly: a figure must not
 * be rounded by a narrow format. Spreadsheets reckon with 15 digits; what is beyond them is noise.
 */
final class CellText {

    /** Formats that a file names by number alone and a Chinese program shows so (ECMA-376-1, 18.8.30). */
    private static final Map<Integer, String> CHINESE_FORMATS = Map.ofEntries(Map.entry(14, "yyyy/m/d"),
            Map.entry(22, "yyyy/m/d h:mm"), Map.entry(27, "yyyy\"年\"m\"月\""), Map.entry(28, "m\"月\"d\"日\""),
            Map.entry(29, "m\"月\"d\"日\""), Map.entry(30, "m-d-yy"), Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""), Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(36, "yyyy\"年\"m\"月\""), Map.entry(50, "yyyy\"年\"m\"月\""),
            Map.entry(51, "m\"月\"d\"日\""), Map.entry(52, "yyyy\"年\"m\"月\""), Map.entry(53, "m\"月\"d\"日\""),
            Map.entry(54, "m\"月\"d\"日\""), Map.entry(57, "yyyy\"年\"m\"月\""), Map.entry(58, "m\"月\"d\"日\""));
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final Pattern CORE = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+");
    private static final Pattern SCALED = Pattern.compile("[0#?](,+)(?![0#?,])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final int LONGEST_NUMBER = 40;

    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private final boolean from1904;

    /** @param from1904 whether the file counts its days from 1904 on */
    CellText(boolean from1904) {
        this.from1904 = from1904;
    }

    /**
     * The text of a number.
     *
     * @param number as the file writes it
     * @param formatIndex number of the cell's format
     * @param format the format itself; null where the file names it by its number alone
     */
    String of(String number, int formatIndex, String format) {
        BigDecimal exact;
        try {
            exact = number.length() > LONGEST_NUMBER ? BigDecimal.valueOf(Double.parseDouble(number))
                    : new BigDecimal(number);
        } catch (NumberFormatException e) {
            // A number that is none is shown as it stands.
            return number;
        }
        if (Math.abs(exact.precision() - exact.scale()) > LONGEST_NUMBER) {
            return number;
        }
        exact = exact.round(DIGITS);
        String known = format(formatIndex, format);
        String shown;
        try {
            shown = formatter.formatRawCellContents(exact.doubleValue(), formatIndex, known, from1904).strip();
        } catch (RuntimeException e) {
            // A format that POI can't follow: the number itself is what counts.
            return plain(exact);
        }
        // POI leaves the quotes around 年, 月 and 日.
        return DateUtil.isADateFormat(formatIndex, known) ? shown.replace("\"", "") : exact(shown, exact, known);
    }

    private static String format(int index, String format) {
        if (CHINESE_FORMATS.containsKey(index) && (format == null || index == 14 || index == 22)) {
            return CHINESE_FORMATS.get(index);
        }
        if (format != null && !format.isEmpty()) {
            return format;
        }
        String builtin = BuiltinFormats.getBuiltinFormat(index);
        return builtin == null || builtin.startsWith("reserved") ? "General" : builtin;
    }

    private static String exact(String shown, BigDecimal value, String format) {
        Matcher core = CORE.matcher(shown);
        if (!core.find()) {
            // The format hides the number, or shows 0 as a dash.
            return shown;
        }
        int from = core.start();
        int to = core.end();
        boolean single = !core.find() && shown.indexOf('E', to) != to;
        if (!single) {
            return plain(value);
        }
        String bare = QUOTED.matcher(format).replaceAll("");
        Matcher scaled = SCALED.matcher(bare);
        int places = scaled.find() ? -3 * scaled.group(1).length() : 0;
        BigDecimal scaledValue = value.movePointRight(bare.contains("%") ? places + 2 : places);
        BigDecimal printed = new BigDecimal(shown.substring(from, to).replace(",", ""));
        boolean signed = value.signum() >= 0 || shown.lastIndexOf('-', from) >= 0;
        if (printed.compareTo(scaledValue.abs()) == 0 && signed) {
            return shown;
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, printed.scale()));
        if (printed.subtract(scaledValue.abs()).abs().compareTo(unit) > 0) {
            // A format that shows another number, such as tens of thousands: as printed.
            return shown;
        }
        String before = signed ? shown.substring(0, from) : "-" + shown.substring(0, from).replace("(", "");
        String after = signed ? shown.substring(to) : shown.substring(to).replace(")", "");
        return before + plain(scaledValue.abs()) + after;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
