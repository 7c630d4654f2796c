package io.annals.conform;

import io.annals.reference.CharSet;
import io.annals.reference.Organization;
import io.annals.reference.OrganizationType;
import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bodies that a text names: a division and the ending of a kind of body, or a body that a user declared. */
final class IssuingBodies {

    /**
     * A body named in a text.
     *
     * @param start index of the first character, the division included
     * @param end index after the last
     * @param declared the body as a user declared it; null where its name was read
     * @param divisions divisions that may be meant; empty where none of the table is named
     * @param unlisted name of a division that the table does not hold; empty otherwise
     * @param level the bare level in front of the body ({@code 区} of {@code 区民政局}); empty where a division stands there
     * @param body name of the body without the division
     * @param type code of its kind
     * @param isWholeName whether {@code body} is the whole name of the body, its division included
     */
    record Mention(
            int start, int end, Organization declared, List<Region> divisions, String unlisted, String level,
            String body, String type, boolean isWholeName) {

        /** Of a body whose name stands behind its division's. */
        Mention(int start, int end, Organization declared, List<Region> divisions, String unlisted, String level,
                String body, String type) {
            this(start, end, declared, divisions, unlisted, level, body, type, false);
        }

        /** Whether it names its division, listed or not. */
        boolean isComplete() {
            return declared != null || !divisions.isEmpty() || !unlisted.isEmpty();
        }
    }

    private record Ending(String text, String inFull, String type) {}

    private static final Set<String> MEETING = Set.of("congress_committee", "consultative_conference");
    private static final int LONGEST_TITLE = 200;
    private static final String LEVELS = "省市州盟区县旗";
    /** What may stand directly before a division's name in a title; anything else makes it part of a longer name. */
    private static final List<String> BEFORE_NAME = List.of("关于", "中共", "中国共产党", "来源", "单位", "作者", "转发", "印发",
            "报送", "报", "现将", "将", "由", "和", "与", "及", "在", "对", "为", "的", "向", "从", "以", "年", "度", "受", "代表");
    private static final CharSet LAST_BEFORE_NAME = CharSet.of(
            BEFORE_NAME.stream().map(word -> word.substring(word.length() - 1)).collect(Collectors.joining()));
    private static final Pattern OWN_NAME = Pattern.compile("[\\p{IsHan}·]{1,12}");
    private static final Pattern AFTER_BODY =
            Pattern.compile("^(?:$|[^\\p{IsHan}]|关于|党组|党委|机关|政府信息|法治|依法|工作|年度|部门|信息|政务|本级|在|二〇)");
    private static final Pattern UNLISTED =
            Pattern.compile("(?:^|[^\\p{IsHan}]|关于|中共)([\\p{IsHan}]{1,15}[省市州盟区县旗])$");
    private static final Pattern ZONE = Pattern.compile("(?:开发区|新区|园区|管理区|示范区|度假区|保税区|合作区|试验区|实验区|高新区)$");
    private static final Pattern MINISTRY = Pattern.compile("(?:部|署|总局)$|^(?:国家|最高)");
    /** {@code 国家统计局石家庄调查队}: the division stands inside, without its level. */
    private static final Pattern SURVEY_TEAM = Pattern.compile("国家统计局([\\p{IsHan}]{2,8}?)调查(?:总)?队");
    /** Behind 政府 these words make another thing of it, behind a congress's name a session of it. */
    private static final Pattern NO_GOVERNMENT =
            Pattern.compile("^(?:性|采购|债|投资|购买|储备|和社会|隐性|专项|置换|引导)");
    private static final Pattern SESSION =
            Pattern.compile("^(?:第?[一二三四五六七八九十\\d]{1,3}次|全体|主任)?(?:全体)?会议|^委员(?!会)");
    private static final Pattern TERM =
            Pattern.compile("第?[一二三四五六七八九十]{1,3}届(?=人民代表大会|人大|人民政府|政协|常委会|常务委员会)");
    private static final Pattern NEEDS_DIVISION = Pattern.compile("^(?:人民政府|管理委员会)");
    private static final Pattern NOT_A_NAME =
            Pattern.compile("^[我本全各该某年月日号度受请]|并请|提请|^[省市州盟区县旗]+$|[的和与及在向对由各]|关于|人民|政府|工作");

    private final Divisions divisions;
    private final NameIndex<Ending> endings = new NameIndex<>();
    private final NameIndex<Ending> endingsAfterName = new NameIndex<>();
    private final NameIndex<Organization> declared = new NameIndex<>();

    IssuingBodies(ReferenceData reference, Divisions divisions) {
        this.divisions = divisions;
        for (OrganizationType type : reference.organizationTypes()) {
            for (OrganizationType.Ending ending : type.endings()) {
                (ending.isBehindOwnName() ? endingsAfterName : endings).put(ending.text(),
                        new Ending(ending.text(), ending.inFull(), type.code()));
            }
        }
        for (Organization organization : reference.organizations()) {
            declared.put(organization.name(), organization);
            organization.aliases().forEach(alias -> declared.put(alias, organization));
        }
    }

    /** A text without the number of a congress's term, which may stand inside a body's name. */
    static String withoutTerm(String text) {
        return text.indexOf('届') < 0 ? text : TERM.matcher(text).replaceAll("");
    }

    /** The bodies named anywhere in running text, in its order; those that only their ending tells are left out. */
    List<Mention> in(String text) {
        List<Mention> found = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            Mention mention = at(text, at);
            if (mention == null) {
                at++;
            } else {
                found.add(mention);
                at = mention.end();
            }
        }
        return found;
    }

    /** The bodies named in a title, a signature or a name of a file: also those of kinds that only the ending tells. */
    List<Mention> inTitle(String title) {
        String text = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
        List<Mention> found = in(text);
        for (Mention mention : found) {
            if (mention.declared() != null) {
                return found;
            }
        }
        Mention own = withOwnName(text);
        if (own != null && !isCompleteUpTo(own.start(), found)) {
            found.removeIf(other -> other.end() <= own.end());
            found.add(0, own);
        }
        if (found.isEmpty()) {
            return found;
        }
        found.replaceAll(mention -> mention.isComplete() ? mention
                : isMinistry(text, mention) ? ofNation(mention) : withUnlistedDivision(text, mention));
        found.removeIf(mention -> !mention.isComplete() && mention.level().isEmpty()
                && (!isBoundary(text, mention.start()) || NEEDS_DIVISION.matcher(mention.body()).find()));
        return found;
    }

    /** Whether one of the bodies stands no further on than an index and names its division. */
    private static boolean isCompleteUpTo(int start, List<Mention> found) {
        for (Mention mention : found) {
            if (mention.start() <= start && mention.isComplete()) {
                return true;
            }
        }
        return false;
    }

    private Mention at(String text, int at) {
        NameIndex.Hit<Organization> known = declared.startingAt(text, at);
        if (known != null) {
            return new Mention(at, known.end(), known.value(), List.of(), "", "", "", known.value().type());
        }
        if (text.startsWith("国家统计局", at)) {
            Matcher team = SURVEY_TEAM.matcher(text).region(at, Math.min(text.length(), at + 20));
            List<Region> surveyed = team.lookingAt() ? divisions.byStem(team.group(1)) : List.of();
            if (!surveyed.isEmpty()) {
                return new Mention(at, team.end(), null, surveyed, "", "", team.group(), "statistics", true);
            }
        }
        NameIndex.Hit<Ending> hit = endings.startingAt(text, at);
        if (hit == null) {
            return null;
        }
        String after = text.substring(hit.end(), Math.min(text.length(), hit.end() + 8));
        if (hit.value().text().endsWith("政府") && NO_GOVERNMENT.matcher(after).find()
                || MEETING.contains(hit.value().type()) && SESSION.matcher(after).find()) {
            return null;
        }
        NameIndex.Hit<Ending> office = hit.value().text().endsWith("政府") ? endings.startingAt(text, hit.end()) : null;
        if (office != null && !office.value().text().endsWith("政府")) {
            // 云溪县政府卫生局 is 云溪县卫生局
            hit = office;
        }
        String body = hit.value().inFull();
        Divisions.Mention division = divisionBefore(text, at);
        if (division != null) {
            return new Mention(division.start(), hit.end(), null, division.candidates(), "", "", body,
                    hit.value().type());
        }
        String level = at > 0 && LEVELS.indexOf(text.charAt(at - 1)) >= 0 ? text.substring(at - 1, at) : "";
        return new Mention(at - level.length(), hit.end(), null, List.of(), "", level, body, hit.value().type());
    }

    /** A division's name of two characters ({@code 城区}) may be the tail of one that the table does not hold. */
    private Divisions.Mention divisionBefore(String text, int end) {
        Divisions.Mention division = divisions.endingAt(text, end);
        boolean doubtful = division != null && division.end() - division.nameStart() == 2
                && division.start() == division.nameStart() && !isBoundary(text, division.start());
        return doubtful ? null : division;
    }

    /** {@code 岭子镇人民政府} with or without its county before it, {@code 乡村振兴局} behind its county. */
    private Mention withOwnName(String text) {
        int last = endingsAfterName.lastEnd(text);
        for (int at = 0; at + 3 <= last; at++) {
            if (!isBoundary(text, at)) {
                continue;
            }
            List<Region> candidates = List.of();
            int nameStart = at;
            for (Divisions.Mention division : divisions.in(text.substring(at, Math.min(text.length(), at + 40)))) {
                if (division.start() == 0) {
                    candidates = division.candidates();
                    nameStart = at + division.end();
                }
            }
            for (int end = nameStart + 3; end <= Math.min(text.length(), nameStart + 16); end++) {
                NameIndex.Hit<Ending> hit = endingsAfterName.endingAt(text, end);
                if (hit == null || hit.start() <= nameStart
                        || !OWN_NAME.matcher(text.substring(nameStart, hit.start())).matches()
                        || !AFTER_BODY.matcher(text.substring(end)).find()) {
                    continue;
                }
                boolean isTown = hit.value().text().length() > 2 && "镇乡街".indexOf(hit.value().text().charAt(0)) >= 0;
                if (candidates.isEmpty() && (!isTown || hit.start() - nameStart > 6)) {
                    continue;
                }
                String own = text.substring(nameStart, hit.start());
                if (NOT_A_NAME.matcher(own).find() || candidates.isEmpty() && own.matches(".*[省市州盟区县旗].*")
                        || endings.endingAt(text, end) != null && !isTown) {
                    continue;
                }
                String body = own + hit.value().inFull();
                return new Mention(at, end, null, candidates, "", "", body, hit.value().type());
            }
        }
        return null;
    }

    private Mention withUnlistedDivision(String text, Mention mention) {
        int nameEnd = mention.start() + mention.level().length();
        Matcher matcher = UNLISTED.matcher(text.substring(0, nameEnd));
        if (mention.level().isEmpty() || !matcher.find()) {
            return mention;
        }
        String run = matcher.group(1);
        int offset = 0;
        for (Divisions.Mention division : divisions.in(run)) {
            offset = division.start() == offset ? division.end() : offset;
        }
        String name = run.substring(offset);
        int longest = ZONE.matcher(name).find() ? 15 : 8;
        if (name.length() < 2 || name.length() > longest || NOT_A_NAME.matcher(name).find()) {
            return mention;
        }
        return new Mention(nameEnd - run.length(), mention.end(), null, List.of(), name, "", mention.body(),
                mention.type());
    }

    /** {@code 民政部}, {@code 审计署}: a ministry's name needs no division. */
    private static boolean isMinistry(String text, Mention mention) {
        return mention.level().isEmpty() && MINISTRY.matcher(mention.body()).find()
                && !mention.type().equals("social_work_department") && isBoundary(text, mention.start());
    }

    private Mention ofNation(Mention mention) {
        return new Mention(mention.start(), mention.end(), null, divisions.nation(), "", "", mention.body(),
                mention.type());
    }

    private static boolean isBoundary(String text, int at) {
        if (at == 0 || Character.UnicodeScript.of(text.codePointBefore(at)) != Character.UnicodeScript.HAN) {
            return true;
        }
        if (!LAST_BEFORE_NAME.has(text.charAt(at - 1))) {
            return false;
        }
        for (String word : BEFORE_NAME) {
            if (text.startsWith(word, at - word.length())) {
                return true;
            }
        }
        return false;
    }
}
