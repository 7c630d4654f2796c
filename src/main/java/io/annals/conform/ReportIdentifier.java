package io.annals.conform;

import io.annals.document.DocumentMetadata;
import io.annals.document.PlainDocument;
import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;
import io.annals.reference.Region;
import io.annals.reference.ReportKind;
import io.annals.reference.TraditionalCharacters;
import io.annals.source.SourceDefaults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides what report a document is, from its metadata, its title and the lines around it, its signature, its running
 * text, the names of its file and folders, and what the job states of its source, in this order.
 *
 * <p>Organisation, kind and year make two files versions of the same report, so they rest first on what every form of a
 * report carries: its own words. The site that published a page tells its division, but a government's portal is never
 * taken for the author of a bureau's report, nor a body of a division above the one that the title names. Where no body
 * is named at all, the one that alone issues such reports is taken ({@code 统计局} of a statistical communiqué). Instances
 * are immutable and may be shared between threads.
 */
public final class ReportIdentifier {

    /** A text that may tell something, with the name of the place where it stood. */
    private record Evidence(String place, String text) {}

    /**
     * The parts of a keyword that stand in this order in a line, anything between them.
     *
     * @param characters those of the parts, as bits by their lowest six ones
     */
    private record Keyword(List<String> parts, Pattern pattern, long characters) {

        static Keyword of(String keyword) {
            List<String> parts = Arrays.stream(keyword.split("\\*")).map(ReportFrame::fold).toList();
            return new Keyword(parts, Pattern.compile(parts.stream().map(Pattern::quote).collect(Collectors.joining(".*"))),
                    characters(String.join("", parts)));
        }

        /** The characters of a text: a keyword whose own are not all among them is not in it. */
        static long characters(String text) {
            long characters = 0;
            for (int i = 0; i < text.length(); i++) {
                characters |= 1L << text.charAt(i);
            }
            return characters;
        }

        /**
         * Whether a text holds the keyword.
         *
         * @param of the characters of the text
         */
        boolean isIn(String text, long of) {
            if ((characters & ~of) != 0) {
                return false;
            }
            for (String part : parts) {
                if (!text.contains(part)) {
                    return false;
                }
            }
            return parts.size() == 1 || pattern.matcher(text).find();
        }
    }

    private static final Pattern PORTAL = Pattern.compile("人民政府(?:办公室|办公厅|网.*)?$|门户|政府网|政务网|信息网|融媒体|电视台|日报");
    private static final Pattern SITE_SUFFIX =
            Pattern.compile("[_|]|\\s[-–—]\\s|(?<=[\\p{IsHan}])[-–](?=[\\p{IsHan}]+$)");
    private static final Pattern PRODUCT_NAME =
            Pattern.compile("^(?:MicrosoftWord-|WPS文字-)|\\.(?:docx?|html?|txt|wps|pdf)$");
    private static final Pattern MEANINGLESS =
            Pattern.compile("^(?:文档\\d*|新建.*文档.*|无标题.*|untitled.*|document\\d*|普通文档|演示文稿.*|附件\\d*:?|正文|首页)$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CORRECTION = Pattern.compile("更正|勘误|修订|修正|订正|更新版|修改稿|修改版");
    private static final Pattern REVISED_LAW = Pattern.compile("《[^》]*》");
    private static final Pattern DOCUMENT_NUMBER =
            Pattern.compile("([\\p{IsHan}]{1,10}[〔\\[(]20\\d\\d[〕\\])]第?\\d{1,4}号)");
    private static final Pattern PUBLISHED = Pattern.compile(
            "(?:发布|发文|公开|成文|生成|印发|更新)?(?:时间|日期):?((?:19|20)\\d\\d(?:年|-|/|\\.)\\d{1,2}(?:月|-|/|\\.)\\d{1,2}日?)");
    private static final Pattern SOURCE = Pattern.compile("(?:信息)?来源:([^:\\s]{2,40}?)(?=发布|作者|时间|日期|浏览|字体|点击|$)");
    private static final Pattern DATE_LINE = Pattern.compile(
            "^\\(?(?:日期:)?((?:19|20)\\d\\d(?:年|-|/|\\.)\\d{1,2}(?:月|-|/|\\.)\\d{1,2}日?)\\)?(?:印发)?$");
    private static final Pattern DELIVERED = Pattern.compile("((?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日)在.{2,40}(?:会议|代表大会)");
    private static final Pattern OWN_VOICE = Pattern.compile("我局|我厅|我委|我部|局党组|厅党组|委党组|全局|全厅|本局|本厅|局机关");
    private static final Pattern CONTINUES_AS_SUBJECT = Pattern.compile(
            "^(?:将|高度重视|认真|始终|坚持|严格|紧紧|深入|积极|切实|全面|在|以|按照|依法"
            + "|(?:19|20)\\d\\d|党组|领导班子|机关|扎实|持续|不断|大力|牢牢|聚焦|围绕|履行|组织|加强|落实|贯彻|全局)");
    private static final Pattern BUREAU = Pattern.compile("[局厅委部署会]$");
    private static final Pattern CLAUSE_START = Pattern.compile("(?:^|[。;,、:年]|现将|现就)$");
    private static final Pattern IN_PASSING = Pattern.compile(
            "(?:学习|借鉴|考察|调研|赴|到|来自|向|与|同|和|及|较|比|对口|支援|帮扶|交流|邀请|联合|会同|反馈|转自|由|参加|前往|位于)$");
    private static final Pattern OWN_DIVISION = Pattern.compile("(?:我|在)([省市州盟区县旗])|全([省市州盟区县旗])");
    private static final String WORK_REPORT = "government_work_report";
    private static final String FILE_NAME = "file name";
    private static final String FOLDER_NAME = "folder name";
    private static final String LABELLED_LINE = "labelled line";
    private static final String HOST = "host";
    private static final String KIND_OF_REPORT = "kind of report";
    private static final String SOURCE_DEFAULTS = "source defaults";
    /** Places that tell who published a report rather than who wrote it. */
    private static final Set<String> BY_OTHERS = Set.of("source", LABELLED_LINE);
    /** Places in which a report itself says whose it is. */
    private static final Set<String> STATED_PLACES = Set.of("title", "metadata title", "headline", LABELLED_LINE);
    private static final Pattern FILE_TYPE = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    /** Around a signature: for whom it is, and that it is sealed. */
    private static final Pattern BEFORE_SIGNATURE =
            Pattern.compile("^(?:\\(?(?:此件|公开|抄送|盖章|印章)[^)]*\\)|单位:|报告单位:)");
    private static final Pattern SEAL = Pattern.compile("\\((?:盖章|章|公章|印章|代章)\\)$");
    private static final Pattern DATE_BEHIND =
            Pattern.compile("(?:19|20)\\d\\d(?:年|-|/|\\.)\\d{1,2}(?:月|-|/|\\.)\\d{1,2}日?$");
    private static final Pattern JOINED = Pattern.compile("^[、,/和与及]$|^$");
    private static final Pattern IS_PARTY = Pattern.compile("(?:中共|中国共产党)?");
    private static final Pattern ITS_PARTY_GROUP = Pattern.compile("(?:党组|党委|委员会|党支部|机关党委|办公室)?");
    private static final Pattern ADDRESS = Pattern.compile("^(?:https?:)?//([A-Za-z0-9.-]+)");
    /** A budget of a department is none of its government's, which the finance bureau gives. */
    private static final Pattern OF_DEPARTMENT = Pattern.compile("部门|单位|我局|本局");
    /** Bodies that speak for their division or for one of its bureaus: with such a bureau they do not disagree. */
    private static final Set<String> GENERAL = Set.of("people_government", "government_office", "party_committee");

    private final TraditionalCharacters characters;
    private final Divisions divisions;
    private final IssuingBodies bodies;
    private final Map<ReportKind, List<Keyword>> kinds = new LinkedHashMap<>();

    public ReportIdentifier(ReferenceData reference) {
        characters = reference.traditionalCharacters();
        divisions = new Divisions(reference.regions(), reference.formerNames(), reference.regionHistory(),
                reference.regionHosts());
        bodies = new IssuingBodies(reference, divisions);
        for (ReportKind kind : reference.reportKinds()) {
            kinds.put(kind, kind.keywords().stream().map(Keyword::of).toList());
        }
    }

    Divisions divisions() {
        return divisions;
    }


    /**
     * What report a document is; never null. What the evidence leaves open, or contradicts, is empty, 0 or null.
     *
     * @param reportPath path of its file in the source, with {@code /} between names
     * @param document the document
     */
    public ReportIdentity identify(String reportPath, ReportDocument document) {
        return identify(reportPath, document, SourceDefaults.NONE);
    }

    /** The same, with what the job states of the report's source, which counts last. */
    public ReportIdentity identify(String reportPath, ReportDocument document, SourceDefaults defaults) {
        return identify(reportPath, PlainDocument.of(document, characters), defaults);
    }

    ReportIdentity identify(String reportPath, PlainDocument plain, SourceDefaults defaults) {
        ReportIdentity identity =
                new Reading(characters.simplified(reportPath), plain.document(), defaults).identity();
        return plain.isOwn() ? identity : identity.withTitle(plain.ownTitle(identity.title()));
    }

    /** The evidence of one document and what was concluded from it so far. */
    private final class Reading {

        private final DocumentMetadata metadata;
        private final ReportFrame frame;
        private final String metadataTitle;
        private final List<String> signatures = new ArrayList<>();
        private final List<Evidence> names = new ArrayList<>();
        private final Map<String, String> evidence = new TreeMap<>();
        private final SourceDefaults defaults;
        private final List<Region> hostRegions;
        private final List<String> joint = new ArrayList<>();
        private List<Region> namesakes = List.of();
        /** The division that has the name today, where another one had it in the report's year; else null. */
        private Region sameName;
        private ReportKind kindRow;
        private LocalDate signedOn;
        private List<Evidence> strong;
        /** The bodies of each title, line and name asked for, which is asked for again and again. */
        private final Map<String, List<IssuingBodies.Mention>> bodiesOf = new HashMap<>();

        Reading(String reportPath, ReportDocument document, SourceDefaults defaults) {
            this.defaults = defaults;
            metadata = document.metadata();
            frame = ReportFrame.of(document);
            metadataTitle = metadataTitle();
            String[] parts = reportPath.split("/");
            for (int i = parts.length - 1; i >= 0; i--) {
                boolean isFile = i == parts.length - 1;
                String name = ReportFrame.fold(isFile ? FILE_TYPE.matcher(parts[i]).replaceFirst("") : parts[i]);
                names.add(new Evidence(isFile ? FILE_NAME : FOLDER_NAME, name));
            }
            hostRegions = hostRegions();
            readSignature();
        }

        ReportIdentity identity() {
            String title = title();
            String kind = kind(title);
            IssuingBodies.Mention body = body(kind);
            Region region = region(body);
            if (body == null || !body.isComplete() && region == null) {
                IssuingBodies.Mention stated = byKindOrDefault(body, region, title);
                if (stated != body) {
                    body = stated;
                    region = region == null ? region(body) : region;
                }
            }
            String organization = organization(body, region);
            LocalDate published = published();
            int year = year(title, published);
            Region then = inYear(region, body, year);
            if (then != region) {
                sameName = region;
                region = then;
                organization = organization(body, region);
            }
            String source = source();
            String named = REVISED_LAW.matcher(title + names.get(0).text()).replaceAll("");
            boolean correction = CORRECTION.matcher(named).find();
            String type = organization.isEmpty() ? "" : body.type();
            found("sourceUrl", metadata.sourceUrl(), "metadata");
            String number = documentNumber();
            List<Contradiction> contradictions = new ArrayList<>();
            yearContradictions(year, title, published, contradictions);
            bodyContradictions(body, region, organization, contradictions);
            List<String> open = region == null ? namesakes.stream().map(Region::code).toList() : List.of();
            return new ReportIdentity(title, organization, type, region == null ? "" : region.code(), kind, year,
                    published, metadata.modifiedOn(), correction, source, metadata.sourceUrl(), number, evidence,
                    joint, contradictions, open);
        }

        // ---- title and kind

        private String metadataTitle() {
            String[] parts = SITE_SUFFIX.split(text(metadata.title()));
            String best = "";
            for (String part : parts) {
                String folded = PRODUCT_NAME.matcher(ReportFrame.fold(part)).replaceAll("");
                boolean better = best.isEmpty() || !ReportFrame.REPORT_WORD.matcher(best).find()
                        && (ReportFrame.REPORT_WORD.matcher(folded).find() || folded.length() > best.length());
                best = better ? folded : best;
            }
            boolean useful = best.length() >= 4 && best.codePoints().anyMatch(Character::isIdeographic)
                    && !MEANINGLESS.matcher(best).matches();
            return useful ? best : "";
        }

        private String title() {
            String stated = frame.title();
            boolean metadataSaysMore = !metadataTitle.isEmpty() && !stated.contains(metadataTitle)
                    && (stated.isEmpty() || metadataTitle.contains(stated)
                            || !kindOf(metadataTitle).isEmpty() && kindOf(stated).isEmpty());
            String title = metadataSaysMore ? metadataTitle : stated;
            found("title", title, metadataSaysMore ? "metadata title" : "title");
            if (title.isEmpty()) {
                title = frame.labels().title().stream().findFirst().orElse(frame.labels().sourceTitle());
                found("title", title, LABELLED_LINE);
            }
            return title;
        }

        private String kindOf(String text) {
            ReportKind kind = kindRowOf(text);
            return kind == null ? "" : kind.code();
        }

        private ReportKind kindRowOf(String text) {
            long characters = Keyword.characters(text);
            for (Map.Entry<ReportKind, List<Keyword>> kind : kinds.entrySet()) {
                for (Keyword keyword : kind.getValue()) {
                    if (keyword.isIn(text, characters)) {
                        return kind.getKey();
                    }
                }
            }
            return null;
        }

        private String kind(String title) {
            List<Evidence> places = new ArrayList<>();
            places.add(new Evidence(evidence.getOrDefault("title", "title"), title));
            places.add(new Evidence("metadata title", metadataTitle));
            frame.head().stream().filter(line -> line.length() <= 50 && !line.contains("来源:"))
                    .forEach(line -> places.add(new Evidence("headline", line)));
            frame.labels().title().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            frame.labels().source().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            places.add(new Evidence("running text", announcement()));
            places.add(names.get(0));
            for (String key : List.of("ColumnName", "columnname", "Column")) {
                places.add(new Evidence("metadata column", ReportFrame.fold(metadata.raw().getOrDefault(key, ""))));
            }
            places.addAll(names.subList(1, names.size()));
            for (Evidence place : places) {
                kindRow = kindRowOf(place.text());
                if (kindRow != null) {
                    found("reportKind", kindRow.code(), place.place());
                    return kindRow.code();
                }
            }
            kindRow = kinds.keySet().stream().filter(kind -> kind.code().equals(defaults.kind())).findFirst()
                    .orElse(null);
            found("reportKind", kindRow == null ? "" : kindRow.code(), SOURCE_DEFAULTS);
            return kindRow == null ? "" : kindRow.code();
        }

        /** {@code 现将我局2023年度法治政府建设情况报告如下}; empty where no paragraph of the first ones says so. */
        private String announcement() {
            for (String paragraph : frame.paragraphs().subList(0, Math.min(4, frame.paragraphs().size()))) {
                int start = Math.max(Math.max(paragraph.lastIndexOf("现将"), paragraph.lastIndexOf("现就")),
                        paragraph.lastIndexOf("现提出"));
                if (start >= 0) {
                    int end = paragraph.indexOf('。', start);
                    return paragraph.substring(start, end < 0 ? paragraph.length() : end);
                }
            }
            return "";
        }

        // ---- organisation

        /** The body that issued the report, with its division where that stands beside it; null where none is named. */
        private IssuingBodies.Mention body(String kind) {
            IssuingBodies.Mention incomplete = null;
            String incompletePlace = "";
            List<Evidence> places = new ArrayList<>();
            places.add(new Evidence("title", frame.title()));
            places.add(new Evidence("metadata title", metadataTitle));
            frame.head().stream().filter(line -> !line.contains("来源:") && line.length() <= 50)
                    .filter(line -> !LabelledLines.isLabelled(line))
                    .forEach(line -> places.add(new Evidence("headline", line)));
            frame.labels().organization().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            frame.labels().title().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            signatures.forEach(line -> places.add(new Evidence("signature", line)));
            for (String source : List.of(text(metadata.contentSource()), statedSource(), text(metadata.siteName()))) {
                if (!PORTAL.matcher(source).find()) {
                    places.add(new Evidence("source", ReportFrame.fold(source)));
                }
            }
            frame.labels().source().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            Region titled = titledDivision();
            for (int i = 0; i <= places.size() + names.size(); i++) {
                IssuingBodies.Mention mention;
                String place;
                if (i == places.size()) {
                    place = "running text";
                    mention = spoken(incomplete);
                } else {
                    Evidence at = i < places.size() ? places.get(i) : names.get(i - places.size() - 1);
                    place = at.place();
                    mention = author(at.text());
                }
                if (mention == null || !fits(mention, incomplete)
                        || BY_OTHERS.contains(place) && (isOfAbove(mention, titled) || isPublisher(mention))) {
                    continue;
                }
                if (mention.isComplete()) {
                    found("organizationName", mention.body().isEmpty() ? mention.declared().name() : mention.body(),
                            place);
                    if (i < places.size()) {
                        readJoint(places.get(i).text(), mention);
                    }
                    return mention;
                }
                if (incomplete == null) {
                    incomplete = mention;
                    incompletePlace = place;
                }
            }
            if (incomplete == null && kind.equals(WORK_REPORT)) {
                incomplete = new IssuingBodies.Mention(0, 0, null, List.of(), "", "", "人民政府", "people_government");
                incompletePlace = "title";
            }
            if (incomplete != null) {
                found("organizationName", incomplete.body(), incompletePlace);
            }
            return incomplete;
        }

        /** The division that the title names; null where it names none or several. */
        private Region titledDivision() {
            Region region = namedIn(frame.title(), "");
            return region != null ? region : namedIn(metadataTitle, "");
        }

        /** Whether a body works for a division above one that the title names: it published the report, no more. */
        private boolean isOfAbove(IssuingBodies.Mention mention, Region titled) {
            return titled != null && mention.divisions().size() == 1
                    && !mention.divisions().get(0).code().equals(titled.code())
                    && divisions.isWithin(titled, mention.divisions().get(0));
        }

        /** Whether a government or congress made a report known that another body alone issues. */
        private boolean isPublisher(IssuingBodies.Mention mention) {
            return kindRow != null && !kindRow.issuers().isEmpty() && !kindRow.issuers().contains(mention.body())
                    && (GENERAL.contains(mention.type()) || mention.type().equals("congress_committee"));
        }

        /** The bodies that a title or signature names beside its first one: {@code 统计局、国家统计局石家庄调查队}. */
        private void readJoint(String stated, IssuingBodies.Mention first) {
            String text = IssuingBodies.withoutTerm(stated);
            int end = -1;
            for (IssuingBodies.Mention mention : bodiesIn(text)) {
                if (end >= 0 && mention.start() >= end && JOINED.matcher(text.substring(end, mention.start())).matches()
                        && (mention.start() > end || mention.isWholeName())) {
                    List<Region> named = mention.divisions().isEmpty() ? first.divisions() : mention.divisions();
                    Region region = named.isEmpty() ? null : decide(named);
                    joint.add(mention.declared() != null ? mention.declared().name()
                            : mention.isWholeName() ? mention.body()
                            : (region == null ? mention.unlisted() : divisions.nameInBodies(region)) + mention.body());
                    end = mention.end();
                } else if (mention.equals(first)) {
                    end = mention.end();
                }
            }
        }

        /**
         * The body that alone issues reports of the kind, where title and headline name its division, else the one that
         * the job states for the source; the one known so far where neither tells.
         */
        private IssuingBodies.Mention byKindOrDefault(IssuingBodies.Mention known, Region region, String title) {
            if (known == null && region != null && kindRow != null && !kindRow.issuers().isEmpty()
                    && !OF_DEPARTMENT.matcher(title).find() && (isOwn(region, title)
                            || STATED_PLACES.contains(evidence.get("regionCode")))) {
                boolean isProvince = region.level().equals("province") && !region.name().endsWith("市");
                String body = kindRow.issuers().get(isProvince ? kindRow.issuers().size() - 1 : 0);
                for (IssuingBodies.Mention mention : bodies.inTitle(divisions.nameInBodies(region) + body)) {
                    found("organizationName", body, KIND_OF_REPORT);
                    return new IssuingBodies.Mention(0, 0, null, List.of(region), "", "", mention.body(),
                            mention.type());
                }
            }
            IssuingBodies.Mention stated = defaults.organization().isEmpty() ? null
                    : author(ReportFrame.fold(defaults.organization()));
            if (stated == null || known != null && !fits(stated, known)) {
                return known;
            }
            found("organizationName", stated.body(), SOURCE_DEFAULTS);
            return stated;
        }

        /** The division that bore the name in the report's year; one that job or table state by its code stays. */
        private Region inYear(Region region, IssuingBodies.Mention body, int year) {
            boolean isStated = body != null && body.declared() != null
                    || SOURCE_DEFAULTS.equals(evidence.get("regionCode"));
            return region == null || isStated ? region : divisions.inYear(region, year,
                    name -> strong().stream().anyMatch(place -> place.text().contains(name)));
        }

        /** Whether title or text are on the whole division, as {@code 全市} or {@code 市级}. */
        private boolean isOwn(Region region, String title) {
            String level = region.name().substring(region.name().length() - 1);
            return title.contains("全" + level) || title.contains(level + "级") || title.contains(level + "本级")
                    || level.equals(dominant(ownLevels()));
        }

        /** Whether a body may be the one that better evidence names without its division. */
        private boolean fits(IssuingBodies.Mention mention, IssuingBodies.Mention known) {
            if (known == null) {
                return true;
            }
            if (!mention.isComplete() || mention.declared() != null && !mention.type().equals(known.type())) {
                return false;
            }
            return mention.declared() != null || mention.body().equals(known.body())
                    && (known.level().isEmpty() || mention.unlisted().endsWith(known.level())
                            || mention.divisions().stream().anyMatch(region -> isOfLevel(region, known.level())));
        }

        private List<IssuingBodies.Mention> bodiesIn(String title) {
            return bodiesOf.computeIfAbsent(title, bodies::inTitle);
        }

        /** The first body that a title or signature names as its own. */
        private IssuingBodies.Mention author(String stated) {
            String text = IssuingBodies.withoutTerm(stated);
            List<IssuingBodies.Mention> mentions = bodiesIn(text);
            for (int i = 0; i < mentions.size(); i++) {
                IssuingBodies.Mention mention = mentions.get(i);
                boolean isPassing = mention.start() > 0
                        && IN_PASSING.matcher(text.substring(0, mention.start())).find();
                if (!isPassing && !text.startsWith("委托", mention.end())) {
                    // 国家税务总局曾都区税务局: of bodies that stand one behind the other the last is the author.
                    while (i + 1 < mentions.size() && mentions.get(i + 1).start() == mention.end()
                            && mentions.get(i + 1).isComplete() && !mentions.get(i + 1).isWholeName()) {
                        mention = mentions.get(++i);
                    }
                    return mention;
                }
            }
            return null;
        }

        /**
         * The body that speaks in the running text: one that is subject of clauses, else the bare {@code 区民政局} that is
         * subject of a clause or named twice where the text says {@code 我局} too. One that is only mentioned
         * ({@code 《天津市民政局关于…》}) is not taken.
         */
        private IssuingBodies.Mention spoken(IssuingBodies.Mention known) {
            Map<String, Integer> completeCounts = new LinkedHashMap<>();
            Map<String, IssuingBodies.Mention> completes = new HashMap<>();
            Map<String, Integer> bareCounts = new LinkedHashMap<>();
            Map<String, IssuingBodies.Mention> bares = new HashMap<>();
            boolean ownVoice = false;
            for (String paragraph : frame.paragraphs()) {
                ownVoice = ownVoice || OWN_VOICE.matcher(paragraph).find();
                for (IssuingBodies.Mention mention : bodies.in(paragraph)) {
                    if (isQuoted(paragraph, mention.start())) {
                        continue;
                    }
                    String before = paragraph.substring(Math.max(0, mention.start() - 2), mention.start());
                    String after = paragraph.substring(mention.end(), Math.min(paragraph.length(), mention.end() + 6));
                    boolean isSubject = CLAUSE_START.matcher(before).find()
                            && CONTINUES_AS_SUBJECT.matcher(after).find();
                    if (!mention.isComplete()) {
                        if (!mention.level().isEmpty() && BUREAU.matcher(mention.body()).find()
                                && !IN_PASSING.matcher(before).find()) {
                            String key = mention.level() + mention.body();
                            bareCounts.merge(key, isSubject ? 2 : 1, Integer::sum);
                            bares.putIfAbsent(key, mention);
                        }
                        continue;
                    }
                    boolean announced = before.equals("现将") || before.equals("现就");
                    if (announced || isSubject) {
                        String key = mention.declared() != null ? mention.declared().name()
                                : mention.divisions() + mention.body();
                        completeCounts.merge(key, announced ? 100 : 1, Integer::sum);
                        completes.putIfAbsent(key, mention);
                    }
                }
            }
            IssuingBodies.Mention bare = bares.get(dominant(bareCounts));
            if (known == null && bare != null) {
                completes.values().removeIf(mention -> !fits(mention, bare));
                completeCounts.keySet().retainAll(completes.keySet());
            }
            if (known != null) {
                completes.values().removeIf(mention -> !fits(mention, known));
                completeCounts.keySet().retainAll(completes.keySet());
            }
            IssuingBodies.Mention complete = completes.get(dominant(completeCounts));
            boolean bareSpeaks = bare != null && ownVoice && bareCounts.get(dominant(bareCounts)) >= 2;
            return complete != null ? complete : bareSpeaks ? bare : null;
        }

        /** The key with more than half of all counts; null where none has. */
        private String dominant(Map<String, Integer> counts) {
            int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
            return counts.entrySet().stream().filter(entry -> entry.getValue() * 2 > sum).map(Map.Entry::getKey)
                    .findFirst().orElse(null);
        }

        private String organization(IssuingBodies.Mention body, Region region) {
            if (body == null) {
                return "";
            }
            if (body.declared() != null) {
                return body.declared().name();
            }
            if (body.isWholeName()) {
                return body.body();
            }
            String division = region != null ? divisions.nameInBodies(region)
                    : !body.unlisted().isEmpty() ? body.unlisted()
                    : !body.divisions().isEmpty() ? divisions.nameInBodies(body.divisions().get(0)) : "";
            if (division.isEmpty() && body.divisions().isEmpty()) {
                evidence.remove("organizationName");
                return "";
            }
            return division + body.body();
        }

        // ---- division

        private Region region(IssuingBodies.Mention body) {
            if (body != null && body.declared() != null) {
                Region declared = divisions.get(body.declared().regionCode());
                found("regionCode", declared == null ? "" : declared.code(), "organizations.csv");
                return declared;
            }
            if (body != null && !body.unlisted().isEmpty()) {
                return null;
            }
            if (body != null && !body.divisions().isEmpty()) {
                Region region = decide(body.divisions());
                found("regionCode", region == null ? "" : region.code(), evidence.get("organizationName"));
                return region;
            }
            String level = body == null ? "" : body.level();
            Region region = openRegion(level);
            if (region == null) {
                region = divisions.get(defaults.region());
                region = region == null || isOfLevel(region, level) ? region : null;
                found("regionCode", region == null ? "" : region.code(), SOURCE_DEFAULTS);
            }
            return region;
        }

        /** The division of a level that the evidence names, where no body does. */
        private Region openRegion(String level) {
            for (Evidence place : strong()) {
                Region region = namedIn(place.text(), level);
                if (region != null) {
                    found("regionCode", region.code(), place.place());
                    return region;
                }
            }
            Region region = hostDivision(level);
            if (region != null) {
                found("regionCode", region.code(), HOST);
                return region;
            }
            region = spokenDivision(level);
            if (region != null) {
                found("regionCode", region.code(), "running text");
                return region;
            }
            for (Evidence name : names) {
                region = namedIn(name.text(), level);
                if (region != null) {
                    found("regionCode", region.code(), name.place());
                    return region;
                }
            }
            return null;
        }

        /** Everything but running text and names of files, the best first. */
        private List<Evidence> strong() {
            if (strong == null) {
                strong = new ArrayList<>();
                strong.add(new Evidence("title", frame.title()));
                strong.add(new Evidence("metadata title", metadataTitle));
                frame.head().stream().filter(line -> !LabelledLines.isLabelled(line))
                        .forEach(line -> strong.add(new Evidence("headline", line)));
                for (List<String> values : List.of(frame.labels().organization(), frame.labels().region(),
                        frame.labels().title(), frame.labels().source())) {
                    values.forEach(value -> strong.add(new Evidence(LABELLED_LINE, value)));
                }
                signatures.forEach(line -> strong.add(new Evidence("signature", line)));
                strong.add(new Evidence("source", ReportFrame.fold(text(metadata.contentSource()))));
                strong.add(new Evidence("site name", ReportFrame.fold(text(metadata.siteName()))));
            }
            return strong;
        }

        /** The one division of a level that a text names, apart from those above it; null where several are named. */
        private Region namedIn(String text, String level) {
            Set<Region> named = new LinkedHashSet<>();
            for (Divisions.Mention mention : divisions.in(text)) {
                if (mention.start() > 0 && IN_PASSING.matcher(text.substring(0, mention.start())).find()) {
                    continue;
                }
                List<Region> ofLevel = new ArrayList<>();
                for (Region candidate : mention.candidates()) {
                    if (isOfLevel(candidate, level)) {
                        ofLevel.add(candidate);
                    }
                }
                Region region = ofLevel.isEmpty() ? null : decide(ofLevel);
                if (region != null) {
                    named.add(region);
                }
            }
            if (named.size() < 2) {
                return named.isEmpty() ? null : named.iterator().next();
            }
            List<Region> lowest = named.stream().filter(region -> named.stream()
                    .noneMatch(other -> other != region && divisions.isWithin(other, region))).toList();
            return lowest.size() == 1 ? lowest.get(0) : null;
        }

        /** The divisions under whose domains the page and its addresses stand. */
        private List<Region> hostRegions() {
            Set<Region> regions = new LinkedHashSet<>();
            Matcher address = ADDRESS.matcher(text(metadata.sourceUrl()));
            if (address.find()) {
                regions.add(divisions.ofHost(address.group(1)));
            }
            frame.labels().hosts().forEach(host -> regions.add(divisions.ofHost(host)));
            regions.remove(null);
            return List.copyOf(regions);
        }

        /** The division of the page's host, where it is of the level of the body or of {@code 全市} in the text. */
        private Region hostDivision(String level) {
            if (hostRegions.size() != 1) {
                return null;
            }
            String own = level.isEmpty() ? dominant(ownLevels()) : level;
            return own != null && isOfLevel(hostRegions.get(0), own) ? hostRegions.get(0) : null;
        }

        /** How often the text speaks of {@code 我区}, {@code 全市}, by level. */
        private Map<String, Integer> ownLevels() {
            Map<String, Integer> levels = new LinkedHashMap<>();
            for (String paragraph : frame.paragraphs()) {
                Matcher own = OWN_DIVISION.matcher(paragraph);
                while (own.find()) {
                    levels.merge(own.group(1) == null ? own.group(2) : own.group(1), own.group(1) == null ? 1 : 3,
                            Integer::sum);
                }
            }
            return levels;
        }

        /** The division of which the running text mostly speaks, of the level of its {@code 我区}, {@code 全市}. */
        private Region spokenDivision(String level) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            List<Divisions.Mention> mentions = new ArrayList<>();
            for (String paragraph : frame.paragraphs()) {
                for (Divisions.Mention mention : divisions.in(paragraph)) {
                    String before = paragraph.substring(Math.max(0, mention.start() - 2), mention.start());
                    if (!IN_PASSING.matcher(before).find()) {
                        mentions.add(mention);
                    }
                }
            }
            String spokenLevel = level.isEmpty() ? dominant(ownLevels()) : level;
            if (spokenLevel == null) {
                return null;
            }
            for (Divisions.Mention mention : mentions) {
                for (Region region : mention.candidates()) {
                    if (isOfLevel(region, spokenLevel)) {
                        counts.merge(mention.candidates().size() == 1 ? region.code() : region.name(), 1, Integer::sum);
                        break;
                    }
                }
            }
            String most = dominant(counts);
            if (most == null || counts.get(most) < 3) {
                return null;
            }
            Region region = divisions.get(most);
            return region != null ? region : mentions.stream().filter(mention -> mention.candidates().size() > 1
                    && mention.candidates().get(0).name().equals(most)).findFirst()
                    .map(mention -> decide(mention.candidates())).orElse(null);
        }

        private boolean isOfLevel(Region region, String level) {
            return level.isEmpty() || region.name().endsWith(level)
                    || region.overlaps() && level.equals("区") || level.equals("州") && region.name().endsWith("自治州");
        }

        /** The one of several namesakes that the other evidence names, or whose city or province it does; else null. */
        private Region decide(List<Region> candidates) {
            if (candidates.size() == 1) {
                return candidates.get(0);
            }
            List<Evidence> places = new ArrayList<>(strong());
            places.addAll(names);
            Set<Region> left = new LinkedHashSet<>(candidates);
            for (Evidence place : places) {
                divisions.in(place.text()).forEach(mention -> narrow(left, candidates, mention.only()));
            }
            hostRegions.forEach(region -> narrow(left, candidates, region));
            if (left.size() == candidates.size()) {
                for (String paragraph : frame.paragraphs()) {
                    for (Divisions.Mention mention : divisions.in(paragraph)) {
                        String before = paragraph.substring(Math.max(0, mention.start() - 2), mention.start());
                        if (!IN_PASSING.matcher(before).find()) {
                            narrow(left, candidates, mention.only());
                        }
                    }
                }
            }
            if (left.size() == candidates.size()) {
                narrow(left, candidates, divisions.get(defaults.region()));
            }
            if (left.size() == 1) {
                return left.iterator().next();
            }
            namesakes = left.isEmpty() ? candidates : List.copyOf(left);
            return null;
        }

        /** Keeps what lies in a named division; one in which none of all the candidates lies says nothing. */
        private void narrow(Set<Region> left, List<Region> candidates, Region named) {
            if (named != null && candidates.stream().anyMatch(region -> divisions.isWithin(region, named))) {
                left.removeIf(region -> !divisions.isWithin(region, named));
            }
        }

        // ---- year, dates, source

        private int year(String title, LocalDate published) {
            if (kindRow != null && kindRow.code().equals(WORK_REPORT)) {
                // Where the first chapter has no number, its heading stands among the lines of the head.
                for (List<String> lines : List.of(frame.paragraphs(), frame.head())) {
                    for (String line : lines) {
                        if (ReportYear.reviewed(line) != 0) {
                            return foundYear(ReportYear.reviewed(line), "running text");
                        }
                    }
                }
                for (String line : frame.head()) {
                    Matcher delivered = DELIVERED.matcher(line);
                    if (delivered.find() && ReportYear.date(delivered.group(1)) != null) {
                        return foundYear(ReportYear.date(delivered.group(1)).getYear() - 1, "headline");
                    }
                }
                int named = ReportYear.inTitle(title);
                if (named != 0) {
                    return workReportYear(named, published);
                }
            }
            List<Evidence> places = new ArrayList<>();
            places.add(new Evidence(evidence.getOrDefault("title", "title"), title));
            places.add(new Evidence("title", frame.title()));
            places.add(new Evidence("metadata title", metadataTitle));
            frame.head().stream().filter(line -> ReportFrame.REPORT_WORD.matcher(line).find())
                    .forEach(line -> places.add(new Evidence("headline", line)));
            for (Evidence place : places) {
                int year = ReportYear.inTitle(place.text());
                if (year != 0) {
                    return foundYear(year, place.place());
                }
            }
            for (String value : frame.labels().year()) {
                if (ReportYear.labelled(value) != 0) {
                    return foundYear(ReportYear.labelled(value), LABELLED_LINE);
                }
            }
            for (List<String> values : List.of(frame.labels().title(), frame.labels().source())) {
                for (String value : values) {
                    if (ReportYear.inTitle(value) != 0) {
                        return foundYear(ReportYear.inTitle(value), LABELLED_LINE);
                    }
                }
            }
            int announced = ReportYear.announced(announcement());
            if (announced != 0) {
                return foundYear(announced, "running text");
            }
            for (String paragraph : frame.paragraphs().subList(0, Math.min(3, frame.paragraphs().size()))) {
                if (ReportYear.passed(paragraph) != 0) {
                    return foundYear(ReportYear.passed(paragraph), "running text");
                }
                if (ReportYear.opening(paragraph) != 0) {
                    return foundYear(ReportYear.opening(paragraph), "running text");
                }
            }
            for (String paragraph : frame.paragraphs().subList(0, Math.min(20, frame.paragraphs().size()))) {
                if (ReportYear.ofPeriod(paragraph) != 0) {
                    return foundYear(ReportYear.ofPeriod(paragraph), "running text");
                }
            }
            for (Evidence name : names) {
                int year = ReportYear.inName(name.text());
                if (year != 0) {
                    return foundYear(year, name.place());
                }
            }
            int sole = ReportYear.sole(frame.paragraphs());
            if (sole != 0 && (published == null || sole == published.getYear() || sole == published.getYear() - 1)) {
                return foundYear(sole, "running text");
            }
            if (published != null && kindRow != null && !kindRow.isProspective()) {
                // Annual reports appear in the first months of the next year, some in the last weeks of their own.
                int month = published.getMonthValue();
                if (month <= 4 || month == 12) {
                    return foundYear(month == 12 ? published.getYear() : published.getYear() - 1, "publication date");
                }
            }
            return 0;
        }

        /** A work report is named for the year that it reviews, or for the next one in which the congress heard it. */
        private int workReportYear(int named, LocalDate published) {
            int ofGoals = 0;
            for (String paragraph : frame.paragraphs()) {
                int passed = ReportYear.passed(paragraph);
                int goals = ReportYear.ofGoals(paragraph);
                int year = passed != 0 ? passed : goals != 0 ? 0 : ReportYear.opening(paragraph);
                if (year == named || year == named - 1) {
                    return foundYear(year, "running text");
                }
                ofGoals = ofGoals == 0 && (goals == named || goals == named + 1) ? goals : ofGoals;
            }
            if (ofGoals != 0) {
                return foundYear(ofGoals - 1, "running text");
            }
            boolean isReviewed = published != null && published.getYear() > named;
            return foundYear(isReviewed ? named : named - 1, "title");
        }

        private int foundYear(int year, String place) {
            evidence.put("reportYear", place);
            return year;
        }

        /**
         * Years that other places name: titles, labels, announcement and names of file and folders. A name may carry
         * the year of publication, a title a second year, a work report the year in which it was given.
         */
        private void yearContradictions(int year, String title, LocalDate published, List<Contradiction> found) {
            if (year == 0) {
                return;
            }
            Set<Integer> fine = new LinkedHashSet<>(List.of(year));
            fine.addAll(ReportYear.all(title));
            if (kindRow != null && kindRow.code().equals(WORK_REPORT)) {
                fine.add(year + 1);
            }
            List<Evidence> places = new ArrayList<>();
            places.add(new Evidence("title", frame.title()));
            places.add(new Evidence("metadata title", metadataTitle));
            frame.labels().title().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            for (Evidence place : places) {
                contradicts(year, ReportYear.inTitle(place.text()), place.place(), fine, found);
            }
            for (String value : frame.labels().year()) {
                contradicts(year, ReportYear.labelled(value), LABELLED_LINE, fine, found);
            }
            contradicts(year, ReportYear.announced(announcement()), "running text", fine, found);
            if (published != null) {
                fine.add(published.getYear());
            }
            contradicts(year, ReportYear.inName(names.get(0).text()), FILE_NAME, fine, found);
            fine.add(year + 1);
            for (Evidence name : names.subList(1, names.size())) {
                contradicts(year, ReportYear.inName(name.text()), FOLDER_NAME, fine, found);
            }
            int earliest = kindRow != null && kindRow.isProspective() ? year - 1 : year;
            if (published != null && kindRow != null && published.getYear() < earliest) {
                found.add(new Contradiction("reportYear", String.valueOf(year), evidence.get("reportYear"),
                        published.toString(), "publication date"));
            }
        }

        private void contradicts(int year, int other, String place, Set<Integer> fine, List<Contradiction> found) {
            boolean isTold = found.stream().anyMatch(known -> known.otherValue().equals(String.valueOf(other)));
            if (other != 0 && !fine.contains(other) && !isTold) {
                found.add(new Contradiction("reportYear", String.valueOf(year), evidence.get("reportYear"),
                        String.valueOf(other), place));
            }
        }

        /** Bodies and divisions that titles, signature, source, site and names of file and folders name otherwise. */
        private void bodyContradictions(
                IssuingBodies.Mention body, Region region, String organization, List<Contradiction> found) {
            List<Evidence> places = new ArrayList<>();
            places.add(new Evidence("title", frame.title()));
            places.add(new Evidence("metadata title", metadataTitle));
            frame.labels().organization().forEach(value -> places.add(new Evidence(LABELLED_LINE, value)));
            signatures.forEach(line -> places.add(new Evidence("signature", line)));
            for (String source : List.of(text(metadata.contentSource()), statedSource())) {
                if (!PORTAL.matcher(source).find()) {
                    places.add(new Evidence("source", ReportFrame.fold(source)));
                }
            }
            places.add(names.get(0));
            Set<String> told = new LinkedHashSet<>();
            for (Evidence place : places) {
                IssuingBodies.Mention other = organization.isEmpty() ? null : author(place.text());
                boolean isPublished = other != null && BY_OTHERS.contains(place.place()) && isPublisher(other);
                if (other != null && other.isComplete() && !isPublished && !agree(body, region, organization, other)) {
                    String name = nameOf(other);
                    if (told.add(name)) {
                        found.add(new Contradiction("organizationName", organization, evidence.get("organizationName"),
                                name, place.place()));
                    }
                    told.add(place.text());
                }
            }
            if (region == null) {
                return;
            }
            places.add(2, new Evidence("site name", ReportFrame.fold(text(metadata.siteName()))));
            places.addAll(names.subList(1, names.size()));
            Set<String> codes = new LinkedHashSet<>();
            for (Evidence place : places) {
                Region other = told.contains(place.text()) ? null : namedIn(place.text(), "");
                if (other != null && !isNear(region, other) && codes.add(other.code())) {
                    found.add(new Contradiction("regionCode", region.code(), evidence.get("regionCode"), other.code(),
                            place.place()));
                }
            }
            for (Region other : hostRegions) {
                if (!isNear(region, other) && codes.add(other.code())) {
                    found.add(new Contradiction("regionCode", region.code(), evidence.get("regionCode"), other.code(),
                            HOST));
                }
            }
        }

        private boolean isNear(Region region, Region other) {
            return other == sameName || divisions.isWithin(region, other) || divisions.isWithin(other, region);
        }

        private String nameOf(IssuingBodies.Mention mention) {
            List<Region> before = namesakes;
            Region region = mention.divisions().isEmpty() ? null : decide(mention.divisions());
            namesakes = before;
            return mention.declared() != null ? mention.declared().name() : mention.isWholeName() ? mention.body()
                    : (region != null ? divisions.nameInBodies(region) : !mention.unlisted().isEmpty()
                            ? mention.unlisted() : divisions.nameInBodies(mention.divisions().get(0))) + mention.body();
        }

        /** Whether another place may mean the same report: same body, a joint one, its government, or one above. */
        private boolean agree(
                IssuingBodies.Mention body, Region region, String organization, IssuingBodies.Mention other) {
            String name = nameOf(other);
            if (name.equals(organization) || joint.contains(name)) {
                return true;
            }
            boolean isSamePlace = region == null || other.divisions().isEmpty()
                    || other.divisions().stream().anyMatch(division -> isNear(region, division));
            boolean isAbove = region != null && other.divisions().stream()
                    .anyMatch(division -> division != region && divisions.isWithin(region, division));
            boolean isSameType = other.type().equals(body.type()) && !other.type().equals("department")
                    && !(other.type().equals("township_government") || other.type().equals("subdistrict_office"));
            return isAbove || isSamePlace && (isSameType || other.isWholeName()
                    || GENERAL.contains(other.type()) || GENERAL.contains(body.type()));
        }

        private void readSignature() {
            List<String> lines = frame.tail();
            for (int i = 0; i < lines.size(); i++) {
                String line = withoutSeal(lines.get(i));
                LocalDate date = DATE_LINE.matcher(line).matches() ? ReportYear.date(line) : null;
                if (date != null) {
                    signedOn = signedOn == null ? date : signedOn;
                    continue;
                }
                String bare = DATE_BEHIND.matcher(line).replaceFirst("");
                if (isSignature(bare)) {
                    signatures.add(bare);
                    if (!bare.equals(line) && signedOn == null) {
                        signedOn = ReportYear.date(line.substring(bare.length()));
                    }
                }
            }
        }

        /** A line without what stands around a signature; all of it ends in a colon or a bracket. */
        private String withoutSeal(String line) {
            return line.indexOf(':') < 0 && line.indexOf(')') < 0 ? line
                    : SEAL.matcher(BEFORE_SIGNATURE.matcher(line).replaceFirst("")).replaceFirst("");
        }

        /** Whether a line is a body's name and nothing else, or those of bodies that sign together. */
        private boolean isSignature(String line) {
            String text = IssuingBodies.withoutTerm(line);
            int end = -1;
            for (IssuingBodies.Mention mention : bodiesIn(text)) {
                if (end < 0 ? IS_PARTY.matcher(text.substring(0, mention.start())).matches()
                        : mention.start() >= end && JOINED.matcher(text.substring(end, mention.start())).matches()) {
                    end = mention.end();
                }
            }
            return end >= 0 && ITS_PARTY_GROUP.matcher(text.substring(end)).matches();
        }

        private LocalDate published() {
            if (metadata.publishedOn() != null) {
                found("publishedOn", "metadata", "metadata");
                return metadata.publishedOn();
            }
            for (Pattern pattern : List.of(PUBLISHED, DATE_LINE)) {
                for (String line : frame.head()) {
                    Matcher matcher = pattern.matcher(line);
                    LocalDate date = matcher.find() ? ReportYear.date(matcher.group(1)) : null;
                    if (date != null) {
                        found("publishedOn", line, "headline");
                        return date;
                    }
                }
            }
            if (signedOn != null) {
                found("publishedOn", "signed", "signature");
            }
            return signedOn;
        }

        private String statedSource() {
            for (String line : frame.head()) {
                Matcher matcher = SOURCE.matcher(line);
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
            return "";
        }

        private String source() {
            String source = text(metadata.siteName());
            source = source.isEmpty() ? text(metadata.contentSource()) : source;
            found("sourceName", source, "metadata");
            if (source.isEmpty()) {
                source = statedSource();
                found("sourceName", source, "headline");
            }
            if (source.isEmpty()) {
                source = defaults.sourceName();
                found("sourceName", source, SOURCE_DEFAULTS);
            }
            return source;
        }

        private String documentNumber() {
            String stated = text(metadata.documentNumber());
            found("documentNumber", stated, "metadata");
            for (int i = 0; i < frame.head().size() && stated.isEmpty(); i++) {
                Matcher matcher = DOCUMENT_NUMBER.matcher(frame.head().get(i));
                if (matcher.find() && !isQuoted(frame.head().get(i), matcher.start())) {
                    stated = matcher.group(1);
                    found("documentNumber", stated, "headline");
                }
            }
            return stated;
        }

        private boolean isQuoted(String text, int at) {
            return text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
        }

        private void found(String field, String value, String place) {
            if (!value.isEmpty()) {
                evidence.put(field, place);
            }
        }

        private String text(String value) {
            return value == null ? "" : value.strip();
        }
    }
}
