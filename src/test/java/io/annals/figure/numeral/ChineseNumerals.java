package io.annals.figure.numeral;

import java.math.BigDecimal;

/** Writes whole numbers below 10^16 as Chinese reports do. */
enum ChineseNumerals {
    SIMPLIFIED("零一二三四五六七八九", "十百千万亿"),
    TRADITIONAL("零一二三四五六七八九", "十百千萬億"),
    FINANCIAL("零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿"),
    FINANCIAL_TRADITIONAL("零壹貳參肆伍陸柒捌玖", "拾佰仟萬億");

    private static final long WAN = 10_000;
    private static final long YI = 100_000_000;

    private final String digits;
    private final String powers;

    ChineseNumerals(String digits, String powers) {
        this.digits = digits;
        this.powers = powers;
    }

    /** {@code 305} is 三百零五; 零 stands wherever a power between two digits is missing. */
    String write(long value) {
        if (value == 0) {
            return digits.substring(0, 1);
        }
        StringBuilder text = new StringBuilder();
        if (value >= YI) {
            text.append(write(value / YI)).append(powers.charAt(4));
        } else if (value >= WAN) {
            text.append(write(value / WAN)).append(powers.charAt(3));
        }
        long group = value >= YI ? YI : value >= WAN ? WAN : 0;
        if (group == 0) {
            return section(value);
        }
        long rest = value % group;
        if (rest > 0 && rest < group / 10) {
            text.append(digits.charAt(0));
        }
        return rest == 0 ? text.toString() : text.append(write(rest)).toString();
    }

    private String section(long value) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int power = 3; power >= 0; power--) {
            int digit = (int) (value / BigDecimal.ONE.scaleByPowerOfTen(power).longValueExact() % 10);
            if (digit == 0) {
                gap |= text.length() > 0;
                continue;
            }
            text.append(gap ? digits.substring(0, 1) : "").append(digits.charAt(digit));
            text.append(power > 0 ? powers.substring(power - 1, power) : "");
            gap = false;
        }
        return text.toString();
    }

    /** {@code 25万6千}, {@code 3亿2000万}, {@code 5万零600}: digits with scale words between them. */
    String mixed(long value) {
        StringBuilder text = new StringBuilder();
        long rest = value;
        long above = 0;
        for (int power : new int[] {8, 4}) {
            long unit = power == 8 ? YI : WAN;
            if (rest >= unit) {
                text.append(above > 0 && rest / unit < 1000 ? "零" : "").append(rest / unit)
                        .append(powers.charAt(power == 8 ? 4 : 3));
                above = unit;
                rest %= unit;
            }
        }
        if (rest == 0) {
            return text.isEmpty() ? "0" : text.toString();
        }
        boolean fills = above == WAN && rest >= 1000 || above == 0;
        return text.append(fills ? "" : "零").append(rest).toString();
    }
}
