package io.annals.evaluation;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which place of a gold text a place of a report's text is, although the two are laid out differently: their longest
 * common stretches are found as in Ratcliff and Obershelp's gestalt pattern matching (1988), without regard to white
 * space, markup characters and widths of characters. All places are in code points.
 */
final class Alignment {

    private static final String MARKS = "*#|>_`-";
    private static final int[] NOWHERE = {};

    /** A text without what does not count, and for each character that is left its place in the whole. */
    record Squeezed(int[] chars, int[] places) {

        static Squeezed of(String text) {
            int[] points = text.codePoints().toArray();
            List<int[]> kept = new ArrayList<>(points.length);
            for (int place = 0; place < points.length; place++) {
                int point = points[place];
                if (Character.isWhitespace(point) || Character.isSpaceChar(point) || MARKS.indexOf(point) >= 0) {
                    continue;
                }
                int at = place;
                Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC).codePoints()
                        .forEach(part -> kept.add(new int[] {part, at}));
            }
            return new Squeezed(kept.stream().mapToInt(pair -> pair[0]).toArray(),
                    kept.stream().mapToInt(pair -> pair[1]).toArray());
        }

        boolean hasSameCharactersAs(Squeezed other) {
            return Arrays.equals(chars, other.chars);
        }
    }

    /** A stretch that both have: it begins at {@code a} in the one, at {@code b} in the other. */
    private record Match(int a, int b, int size) {}

    private final int[] goldPlaceOf;

    /** Aligns a report's text with its gold's. */
    Alignment(String goldText, String text) {
        goldPlaceOf = new int[text.codePointCount(0, text.length())];
        Arrays.fill(goldPlaceOf, -1);
        Squeezed gold = Squeezed.of(goldText);
        Squeezed read = Squeezed.of(text);
        if (gold.hasSameCharactersAs(read)) {
            for (int i = 0; i < read.chars.length; i++) {
                goldPlaceOf[read.places[i]] = gold.places[i];
            }
            return;
        }
        Map<Integer, int[]> inRead = placesByCharacter(read.chars);
        int[] previous = new int[read.chars.length + 1];
        int[] current = new int[read.chars.length + 1];
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, gold.chars.length, 0, read.chars.length});
        while (!open.isEmpty()) {
            int[] range = open.pop();
            Match match = longest(gold.chars, inRead, range, previous, current);
            if (match.size == 0) {
                continue;
            }
            for (int k = 0; k < match.size; k++) {
                goldPlaceOf[read.places[match.b + k]] = gold.places[match.a + k];
            }
            open.push(new int[] {range[0], match.a, range[2], match.b});
            open.push(new int[] {match.a + match.size, range[1], match.b + match.size, range[3]});
        }
    }

    /** The place in the gold's text of a place in the report's; -1 where the gold does not have it. */
    int goldPlace(int place) {
        return goldPlaceOf[place];
    }

    private static Map<Integer, int[]> placesByCharacter(int[] chars) {
        Map<Integer, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < chars.length; i++) {
            lists.computeIfAbsent(chars[i], c -> new ArrayList<>()).add(i);
        }
        Map<Integer, int[]> places = new HashMap<>();
        lists.forEach((c, list) -> places.put(c, list.stream().mapToInt(Integer::intValue).toArray()));
        return places;
    }

    /** The longest common stretch within a range; of several the first in the gold, then the first in the report. */
    private static Match longest(int[] gold, Map<Integer, int[]> inRead, int[] range, int[] previous, int[] current) {
        Match best = new Match(range[0], range[2], 0);
        int[] before = previous;
        int[] now = current;
        int[] touched = {};
        for (int a = range[0]; a < range[1]; a++) {
            int[] places = inRead.getOrDefault(gold[a], NOWHERE);
            for (int b : places) {
                if (b >= range[2] && b < range[3]) {
                    int size = before[b] + 1;
                    now[b + 1] = size;
                    if (size > best.size) {
                        best = new Match(a - size + 1, b - size + 1, size);
                    }
                }
            }
            clear(before, touched);
            touched = places;
            int[] swapped = before;
            before = now;
            now = swapped;
        }
        clear(before, touched);
        return best;
    }

    private static void clear(int[] sizes, int[] places) {
        for (int b : places) {
            sizes[b + 1] = 0;
        }
    }
}
