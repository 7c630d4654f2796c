package io.annals.reference;

import java.util.List;

/**
 * A kind of issuing body.
 *
 * @param code natural key
 * @param name Chinese name of the kind
 * @param endings how names of such bodies end; the longest wins
 * @param domains indicator domains that the kind owns: where several bodies state an indicator, its owner speaks
 * @param rank order among bodies that own none or the same domain, lowest first
 * @param isOfPart whether such a body is of a part of its division, so that it never speaks for the division
 */
public record OrganizationType(String code, String name, List<Ending> endings, List<String> domains, int rank,
        boolean isOfPart) {

    /**
     * How names of a kind of body end.
     *
     * @param text as reports write it: {@code 民政局}, {@code 卫健局}
     * @param inFull as the body is filed: {@code 民政局}, {@code 卫生健康局}
     * @param isBehindOwnName whether a name of its own stands between the division's and it ({@code 岭子镇人民政府}); else it
     *     stands directly behind the division's
     */
    public record Ending(String text, String inFull, boolean isBehindOwnName) {

        /** Of a cell of the table: {@code 民政局}, {@code *镇人民政府}, {@code 卫健局=卫生健康局}, {@code *街道办=街道办事处}. */
        static Ending of(String cell) {
            boolean isBehindOwnName = cell.startsWith("*");
            String[] forms = (isBehindOwnName ? cell.substring(1) : cell).split("=", 2);
            return new Ending(forms[0], forms[forms.length - 1], isBehindOwnName);
        }
    }

    public OrganizationType {
        endings = List.copyOf(endings);
        domains = List.copyOf(domains);
    }
}
