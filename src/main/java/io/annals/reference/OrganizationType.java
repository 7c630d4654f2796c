package io.annals.reference;

import java.util.List;

/**
 * A kind of issuing body.
 *
 * @param code natural key
 * @param name Chinese name of the kind
 * @param endings how names of such bodies end: {@code 民政局} stands directly behind the division's name; after
 *     {@code *} ({@code *镇人民政府}) a name of its own stands between the two. The longest wins. {@code 卫健局=卫生健康局}
 *     is a short form and the full name under which the body is filed
 * @param domains indicator domains that the kind owns: where several bodies state an indicator, its owner speaks
 * @param rank order among bodies that own none or the same domain, lowest first
 */
public record OrganizationType(String code, String name, List<String> endings, List<String> domains, int rank) {}
