package io.annals.figure.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the total of each entry of a column or row of a table: the entry before 其中, the one with the higher list
 * mark, a 小计 or 合计 above or below.
 */
final class Breakdown {

    /** Entries behind a 其中 that are tried as further parts. */
    private static final int MOST_PARTS = 40;

    private final List<Header> headers;
    private final List<BigDecimal> values;
    private final int[] totals;

    private Breakdown(List<Header> headers, List<BigDecimal> values) {
        this.headers = headers;
        this.values = values;
        this.totals = new int[headers.size()];
        Arrays.fill(totals, -1);
    }

    /**
     * Index of each entry's total; -1 for none.
     *
     * @param headers the entries' headers
     * @param values their values; null where there is none
     */
    static int[] totals(List<Header> headers, List<BigDecimal> values) {
        Breakdown breakdown = new Breakdown(headers, values);
        breakdown.amongOthers();
        breakdown.byListMark();
        breakdown.sums();
        return breakdown.totals;
    }

    private void amongOthers() {
        int base = -1;
        for (int i = 0; i < totals.length; i++) {
            Header header = headers.get(i);
            if (!header.among()) {
                base = totals[i] < 0 && values.get(i) != null ? i : base;
                continue;
            }
            if (base < 0) {
                continue;
            }
            totals[i] = base;
            goOn(i, base);
        }
    }

    /** Entries behind 其中 go on with the parts while they are indented, or where together they make up the total. */
    private void goOn(int first, int base) {
        BigDecimal sum = zero(first);
        for (int i = first + 1; i < Math.min(totals.length, first + MOST_PARTS) && !headers.get(i).total(); i++) {
            if (headers.get(i).among()) {
                sum = sum.add(zero(i));
                continue;
            }
            if (headers.get(i).indent() > headers.get(base).indent()
                    && headers.get(i).indent() >= headers.get(first).indent()) {
                totals[i] = base;
                continue;
            }
            sum = sum.add(zero(i));
            int side = sum.compareTo(zero(base));
            if (side == 0) {
                for (int k = first + 1; k <= i; k++) {
                    totals[k] = totals[k] < 0 ? base : totals[k];
                }
            }
            if (side >= 0) {
                return;
            }
        }
    }

    private void byListMark() {
        int[] nearest = {-1, -1, -1, -1, -1};
        BigDecimal[] sums = new BigDecimal[totals.length];
        for (int i = 0; i < totals.length; i++) {
            int level = headers.get(i).level();
            if (level == 0 || headers.get(i).total() || values.get(i) == null) {
                continue;
            }
            int parent = -1;
            for (int higher = level - 1; higher > 0 && parent < 0; higher--) {
                parent = nearest[higher];
            }
            nearest[level] = i;
            for (int lower = level + 1; lower < nearest.length; lower++) {
                nearest[lower] = -1;
            }
            if (parent < 0 || totals[i] >= 0) {
                continue;
            }
            sums[parent] = sums[parent] == null ? values.get(i) : sums[parent].add(values.get(i));
            if (sums[parent].compareTo(values.get(parent)) <= 0) {
                totals[i] = parent;
            }
        }
    }

    private void sums() {
        BigDecimal[] below = sumsBelow();
        List<Integer> pending = new ArrayList<>();
        int since = 0;
        int head = -1;
        int subhead = -1;
        for (int i = 0; i < totals.length; i++) {
            Header header = headers.get(i);
            if (totals[i] >= 0 || values.get(i) == null) {
                continue;
            }
            if (!header.total()) {
                pending.add(i);
                totals[i] = subhead >= 0 ? subhead : head;
                continue;
            }
            List<Integer> parts = pending.subList(header.subtotal() ? since : 0, pending.size());
            boolean above = isAbove(i, parts, below[i]);
            if (above) {
                parts.forEach(part -> totals[part] = -1);
            }
            totals[i] = header.subtotal() ? head : -1;
            if (above) {
                for (int part : parts) {
                    totals[part] = i;
                }
                parts.clear();
                pending.add(i);
                since = pending.size();
            } else if (header.subtotal()) {
                subhead = i;
                pending.clear();
                since = 0;
            } else {
                head = i;
                subhead = -1;
                pending.clear();
                since = 0;
            }
        }
    }

    /** Whether a total adds up the entries before it, not those behind: by its value, else by its place. */
    private boolean isAbove(int i, List<Integer> parts, BigDecimal below) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int part : parts) {
            sum = sum.add(values.get(part));
        }
        if (parts.isEmpty() || sum.compareTo(values.get(i)) == 0) {
            return !parts.isEmpty();
        }
        return i + 1 == totals.length || below == null || below.compareTo(values.get(i)) != 0;
    }

    /** For each total the sum of what follows it, up to the next one; null for other entries. */
    private BigDecimal[] sumsBelow() {
        BigDecimal[] below = new BigDecimal[totals.length];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = totals.length - 1; i >= 0; i--) {
            if (headers.get(i).total()) {
                below[i] = sum;
                sum = BigDecimal.ZERO;
            } else if (totals[i] < 0) {
                sum = sum.add(zero(i));
            }
        }
        return below;
    }

    private BigDecimal zero(int i) {
        return values.get(i) == null ? BigDecimal.ZERO : values.get(i);
    }
}
