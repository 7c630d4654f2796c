package io.annals.figure.relation;

import io.annals.figure.text.Mention;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the total that a figure is stated to be a part of: what follows 其中, 包括 or 含 after the total, or stands in
 * brackets behind it, in the same unit.
 */
public final class PartRelations {

    private static final List<String> MARKS = List.of("其中", "包括", "包含", "含");

    private PartRelations() {
    }

    /**
     * Whether a sentence goes on breaking down a total of the sentence before: it begins with 其中.
     *
     * @param start index of the sentence's first character
     */
    public static boolean continues(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.startsWith("其中", at) || text.startsWith("包括", at);
    }

    /** Index of the last of the earlier mentions that can be the total of a later one; -1 for none. */
    public static int totalAmong(List<Mention> earlier, Mention part) {
        for (int k = earlier.size() - 1; k >= 0; k--) {
            if (areAddable(earlier.get(k), part)) {
                return k;
            }
        }
        return -1;
    }

    /** Index of each mention's total among the sentence's mentions; -1 for none. */
    public static int[] totals(String text, List<Mention> mentions) {
        int[] totals = new int[mentions.size()];
        Arrays.fill(totals, -1);
        int total = -1;
        int bracketTotal = -1;
        for (int i = 1; i < mentions.size(); i++) {
            int from = mentions.get(i - 1).quantity().end();
            int to = mentions.get(i).start();
            String between = text.substring(from, to);
            int opened = Math.max(between.lastIndexOf('（'), between.lastIndexOf('('));
            int closed = Math.max(between.lastIndexOf('）'), between.lastIndexOf(')'));
            if (closed >= 0) {
                bracketTotal = -1;
            }
            if (opened > closed && between.substring(0, opened).isBlank()) {
                bracketTotal = i - 1;
            }
            if (between.indexOf('；') >= 0 || between.indexOf(';') >= 0) {
                total = -1;
            }
            for (String mark : MARKS) {
                int at = between.lastIndexOf(mark);
                boolean begins = at >= 0 && (at == 0 || "，,、（(：:；; ".indexOf(between.charAt(at - 1)) >= 0);
                if (begins) {
                    total = bracketTotal >= 0 ? total : candidate(mentions, totals, i);
                }
            }
            int of = bracketTotal >= 0 ? bracketTotal : total;
            if (of >= 0 && areAddable(mentions.get(of), mentions.get(i))) {
                totals[i] = of;
            }
        }
        return totals;
    }

    /** The nearest mention before {@code i} in a unit of the same family that is no part itself. */
    private static int candidate(List<Mention> mentions, int[] totals, int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (totals[k] < 0 && areAddable(mentions.get(k), mentions.get(i))) {
                return k;
            }
        }
        return -1;
    }

    /** Whether two mentions count in units that can be added. */
    public static boolean areAddable(Mention total, Mention part) {
        String a = total.quantity().unitName();
        String b = part.quantity().unitName();
        if (a.equals(b) || b.isEmpty()) {
            return !a.equals("%") && !a.equals("百分点") && !a.equals("‰");
        }
        return family(a) != 0 && family(a) == family(b);
    }

    private static int family(String unit) {
        return switch (unit) {
            case "人", "名", "位" -> 1;
            case "家", "个", "所", "处", "座" -> 2;
            case "件", "宗", "起", "例" -> 3;
            default -> 0;
        };
    }
}
