package io.annals.batch;

import io.annals.document.LimitExceededException;
import io.annals.document.PageSelectors;
import io.annals.document.ReadLimits;
import io.annals.document.UnusableDocumentException;
import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryFormat;
import io.annals.reference.ReferenceData;
import io.annals.reference.ReferenceException;
import io.annals.reference.RegionHistory;
import io.annals.reference.ReportKind;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import io.annals.warehouse.DuckDbSettings;
import io.annals.warehouse.FileAccess;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A job: what is loaded, from where to where, within which limits. All paths are absolute.
 *
 * @param file the job file
 * @param name name of the job
 * @param sources the folders of reports, in the order in which they count; at least one
 * @param reference overlays of the reference data, folders of tables or single tables, the later one wins
 * @param warehouse the published warehouse
 * @param out folder of the annual summaries
 * @param runs folder of the runs: one folder a run, and the job repository
 * @param generations how many former warehouse files are kept
 * @param limits what one document or run may take
 * @param threads how many threads a load uses, to read and in the warehouse
 * @param isolation whether reports are read in processes of their own
 * @param schedule cron expression; empty where the job has none
 * @param csv how the annual summaries are written
 * @param access who may read the results
 * @param operation what it tells others after each run
 */
public record JobFile(
        Path file, String name, List<ReportSource> sources, List<Path> reference, Path warehouse, Path out, Path runs,
        int generations, Limits limits, int threads, Isolation isolation, String schedule, SummaryFormat csv,
        FileAccess access, Operation operation) {

    /**
     * Limits of a job.
     *
     * @param read how much of one file is read
     * @param secondsPerFile time that one file may take
     * @param memoryMegabytes heap of a worker process
     * @param warehouseMegabytes memory that DuckDB may take for the warehouse, beyond which it spills to disk
     * @param warnings how many warnings a run may have before it ends with exit code 4; -1 for any number
     * @param quarantine how many of the files newly read a run may quarantine before it publishes nothing
     * @param missing how many of the files of a source may be gone before a run stops
     */
    public record Limits(ReadLimits read, int secondsPerFile, int memoryMegabytes, int warehouseMegabytes, long warnings,
            Percentage quarantine, Percentage missing) {

        /** With any share of files in quarantine, and a fifth of a source's files gone at most. */
        public Limits(ReadLimits read, int secondsPerFile, int memoryMegabytes, long warnings) {
            this(read, secondsPerFile, memoryMegabytes, DuckDbSettings.MEGABYTES, warnings, Percentage.ALL, FIFTH);
        }

        /** The default limits but for these. */
        public Limits(long fileBytes, int secondsPerFile, long warnings) {
            this(new ReadLimits(fileBytes, ReadLimits.DEFAULT.textBytes(), ReadLimits.DEFAULT.characters(),
                    ReadLimits.DEFAULT.nesting()), secondsPerFile, MEMORY_MEGABYTES, warnings);
        }

        /** The limits that decide whether a file can be used, by their keys in the job file. */
        Map<String, Long> ofFiles() {
            Map<String, Long> map = new LinkedHashMap<>();
            map.put("file_bytes", read.fileBytes());
            map.put("text_bytes", read.textBytes());
            map.put("characters", read.characters());
            map.put("nesting", (long) read.nesting());
            map.put("pages", (long) read.pages());
            map.put("parts", (long) read.parts());
            map.put("table_depth", (long) read.tableDepth());
            map.put("seconds_per_file", (long) secondsPerFile);
            map.put("memory_megabytes", (long) memoryMegabytes);
            return map;
        }

        /** Why a document can't be used, with the key of the job file to raise where it passes a limit. */
        public static String advised(UnusableDocumentException e) {
            return !(e instanceof LimitExceededException exceeded) ? e.getMessage() : e.getMessage() + "; raise limits."
                    + exceeded.limit().name().toLowerCase(Locale.ROOT) + " if it is a report";
        }
    }

    /** Where reports are read: in worker processes, or (trusted sources only) in the program's own. */
    public enum Isolation { PROCESS, NONE }

    private static final int MEMORY_MEGABYTES = 384;
    private static final Percentage FIFTH = new Percentage(BigDecimal.valueOf(20));
    private static final Limits DEFAULT_LIMITS = new Limits(ReadLimits.DEFAULT, 60, MEMORY_MEGABYTES,
            DuckDbSettings.MEGABYTES, -1, Percentage.ALL, FIFTH);
    private static final List<String> KEYS = List.of("name", "sources", "reference", "warehouse", "out", "runs",
            "generations", "limits", "threads", "isolation", "schedule", "csv", "world_readable", "metrics", "hooks");
    private static final List<String> SOURCE_KEYS = List.of("code", "folder", "include", "exclude", "content", "drop",
            "on_missing", "defaults");
    private static final List<String> DEFAULT_KEYS = List.of("organization", "region", "kind", "source_name");
    private static final List<String> LIMIT_KEYS = List.of("file_bytes", "text_bytes", "characters", "nesting",
            "pages", "parts", "table_depth", "seconds_per_file", "memory_megabytes", "warehouse_megabytes", "warnings",
            "quarantine", "missing");
    private static final List<String> CSV_KEYS = List.of("headers", "dialect");
    private static final List<String> HOOK_KEYS = List.of("success", "failure", "seconds");

    public JobFile {
        sources = List.copyOf(sources);
        reference = List.copyOf(reference);
    }

    /** A job whose results are for their owner and group alone, and that tells nobody of its runs. */
    public JobFile(Path file, String name, List<ReportSource> sources, List<Path> reference, Path warehouse, Path out,
            Path runs, int generations, Limits limits, int threads, Isolation isolation, String schedule,
            SummaryFormat csv) {
        this(file, name, sources, reference, warehouse, out, runs, generations, limits, threads, isolation, schedule,
                csv, FileAccess.PRIVATE, Operation.NONE);
    }

    /** The same, whose annual summaries are written in the default format. */
    public JobFile(Path file, String name, List<ReportSource> sources, List<Path> reference, Path warehouse, Path out,
            Path runs, int generations, Limits limits, int threads, Isolation isolation, String schedule) {
        this(file, name, sources, reference, warehouse, out, runs, generations, limits, threads, isolation, schedule,
                SummaryFormat.DEFAULT);
    }

    /**
     * Reads a job file. Whether the folders of its sources exist is left to whoever searches them.
     *
     * @param file the YAML file
     * @param home what relative paths in it are relative to: the project's folder
     * @throws JobFileException in one line with file, line, key and what was expected, where anything is wrong
     */
    public static JobFile read(Path file, Path home) {
        return read(file, home, JobOverrides.NONE);
    }

    /** The same, with values that hold in place of the file's. */
    public static JobFile read(Path file, Path home, JobOverrides overrides) {
        return new Reader(file, home, overrides).read();
    }

    /**
     * Where each value comes from that a job file or what holds in its place states, by key: {@code jobs/a.yml:12},
     * {@code ANNALS_THREADS} or {@code --set threads}; keys that only have their default are absent.
     */
    public static Map<String, String> origins(Path file, Path home, JobOverrides overrides) {
        Reader reader = new Reader(file, home, overrides);
        return reader.origins.byKey(reader.parse());
    }

    /**
     * Environment variables that begin with {@code ANNALS_} and set nothing, in words.
     *
     * @param others names of those that are no keys of a job
     */
    public List<String> unknownVariables(JobOverrides overrides, Set<String> others) {
        return overrides.unknownVariables(keys(sources.size()), others);
    }

    /** Every key that a value of a job may have. */
    private static List<String> keys(int sources) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.removeAll(List.of("sources", "limits", "csv", "hooks"));
        LIMIT_KEYS.forEach(key -> keys.add("limits." + key));
        CSV_KEYS.forEach(key -> keys.add("csv." + key));
        HOOK_KEYS.forEach(key -> keys.add("hooks." + key));
        for (int i = 0; i < sources; i++) {
            String at = "sources[" + i + "].";
            SOURCE_KEYS.stream().filter(key -> !key.equals("defaults")).forEach(key -> keys.add(at + key));
            DEFAULT_KEYS.forEach(key -> keys.add(at + "defaults." + key));
        }
        return keys;
    }

    /** The same job over other folders; each folder's name becomes its source's code, made unique by a number. */
    public JobFile withFolders(List<Path> folders) {
        Set<String> codes = new HashSet<>();
        List<ReportSource> replaced = new ArrayList<>();
        for (Path folder : folders) {
            Path name = folder.toAbsolutePath().normalize().getFileName();
            String base = name == null ? "root" : name.toString();
            String code = base;
            for (int number = 2; !codes.add(code); number++) {
                code = base + "-" + number;
            }
            replaced.add(new ReportSource(code, folder.toAbsolutePath().normalize(), List.of(), List.of(),
                    "command line"));
        }
        return new JobFile(file, name, replaced, reference, warehouse, out, runs, generations, limits, threads,
                isolation, schedule, csv, access, operation);
    }

    /** A warehouse, its own or another, opened to be read within the job's limits; empty where the file does not exist. */
    public Optional<PublishedWarehouse> open(Path file) {
        return PublishedWarehouse.open(file, toRead());
    }

    /** What DuckDB may use to read a warehouse for this job. */
    public DuckDbSettings toRead() {
        return DuckDbSettings.toRead(limits.warehouseMegabytes()).onThreads(threads);
    }

    /**
     * The same job into another warehouse and other results; null keeps the job's own. Another warehouse without a
     * folder for its results has them beside it, in {@code <name>-out} and {@code <name>-runs}, so that the job's own
     * summaries are never overwritten with another warehouse's; nor are its metrics, and its hooks are not run.
     */
    public JobFile withResults(Path otherWarehouse, Path otherOut) {
        Path target = otherWarehouse == null ? warehouse : otherWarehouse.toAbsolutePath().normalize();
        Path results = out;
        Path runsFolder = runs;
        if (otherOut != null) {
            results = otherOut.toAbsolutePath().normalize();
            runsFolder = results.resolve("runs");
        } else if (!target.equals(warehouse)) {
            String base = target.getFileName().toString().replaceFirst("\\.duckdb$", "");
            results = target.resolveSibling(base + "-out");
            runsFolder = target.resolveSibling(base + "-runs");
        }
        return new JobFile(file, name, sources, reference, target, results, runsFolder, generations, limits, threads,
                isolation, schedule, csv, access, target.equals(warehouse) ? operation : Operation.NONE);
    }

    /** What the job states of its sources, by their code; sources of which it states nothing are absent. */
    public Map<String, SourceDefaults> defaults() {
        Map<String, SourceDefaults> defaults = new LinkedHashMap<>();
        sources.stream().filter(source -> !source.defaults().equals(SourceDefaults.NONE))
                .forEach(source -> defaults.put(source.code(), source.defaults()));
        return defaults;
    }

    /** The job as YAML, every path absolute, every default filled in and secrets masked. */
    public String toYaml() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        List<Map<String, Object>> list = new ArrayList<>();
        for (ReportSource source : sources) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("code", source.code());
            entry.put("folder", source.folder().toString());
            // Copies: YAML would write one list that stands twice as an anchor.
            entry.put("include", new ArrayList<>(source.include()));
            entry.put("exclude", new ArrayList<>(source.exclude()));
            entry.put("content", new ArrayList<>(source.content()));
            entry.put("drop", new ArrayList<>(source.drop()));
            entry.put("on_missing", source.retires() ? "retire" : "keep");
            Map<String, Object> defaults = new LinkedHashMap<>();
            put(defaults, "organization", source.defaults().organization());
            put(defaults, "region", source.defaults().region());
            put(defaults, "kind", source.defaults().kind());
            put(defaults, "source_name", source.defaults().sourceName());
            if (!defaults.isEmpty()) {
                entry.put("defaults", defaults);
            }
            list.add(entry);
        }
        map.put("sources", list);
        map.put("reference", reference.stream().map(Path::toString).toList());
        map.put("warehouse", warehouse.toString());
        map.put("out", out.toString());
        map.put("runs", runs.toString());
        map.put("generations", generations);
        Map<String, Object> limitMap = new LinkedHashMap<>(limits.ofFiles());
        limitMap.put("warehouse_megabytes", limits.warehouseMegabytes());
        if (limits.warnings() >= 0) {
            limitMap.put("warnings", limits.warnings());
        }
        if (!limits.quarantine().isAll()) {
            limitMap.put("quarantine", limits.quarantine().toString());
        }
        limitMap.put("missing", limits.missing().toString());
        map.put("limits", limitMap);
        map.put("threads", threads);
        map.put("isolation", isolation.name().toLowerCase(Locale.ROOT));
        if (!schedule.isEmpty()) {
            map.put("schedule", schedule);
        }
        Map<String, Object> csvMap = new LinkedHashMap<>();
        csvMap.put("headers", csv.headers().code());
        csvMap.put("dialect", csv.dialect().code());
        map.put("csv", csvMap);
        map.put("world_readable", access.worldReadable());
        if (operation.metrics() != null) {
            map.put("metrics", operation.metrics().toString());
        }
        if (!operation.success().isEmpty() || !operation.failure().isEmpty()) {
            Map<String, Object> hooks = new LinkedHashMap<>();
            put(hooks, "success", operation.success());
            put(hooks, "failure", operation.failure());
            hooks.put("seconds", operation.hookSeconds());
            map.put("hooks", hooks);
        }
        mask(map);
        var options = new org.yaml.snakeyaml.DumperOptions();
        options.setDefaultFlowStyle(org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(10_000);
        return new Yaml(options).dump(map);
    }

    @SuppressWarnings("unchecked")
    private static void mask(Map<String, Object> map) {
        map.replaceAll((key, value) -> {
            if (value instanceof Map<?, ?> below) {
                mask((Map<String, Object>) below);
            } else if (value instanceof List<?> list) {
                list.stream().filter(Map.class::isInstance).forEach(item -> mask((Map<String, Object>) item));
            }
            return value instanceof String text ? Secrets.masked(key, text) : value;
        });
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    /** Reads one file; works on YAML's nodes, so that every message has a line. */
    private static final class Reader {

        private final Path file;
        private final Path home;
        private final JobOverrides overrides;
        private final JobOverrides.Origins origins;

        Reader(Path file, Path home, JobOverrides overrides) {
            this.file = file;
            this.home = home.toAbsolutePath().normalize();
            this.overrides = overrides;
            this.origins = new JobOverrides.Origins(file);
        }

        JobFile read() {
            Node root = parse();
            if (root == null) {
                throw new JobFileException(file + ":1: the job file is empty; expected the key 'sources'");
            }
            Map<String, Node> map = mapping(root, "the job", KEYS);
            String fileName = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            if (!map.containsKey("sources")) {
                throw error(root, "the key 'sources' is missing: expected a list of {code, folder}");
            }
            List<ReportSource> sources = sources(map.get("sources"));
            List<Path> reference = new ArrayList<>();
            Node stated = map.get("reference");
            for (Node node : stated instanceof ScalarNode ? List.of(stated) : items(stated, "reference")) {
                Path overlay = path(node, "reference");
                boolean isTable = Files.isRegularFile(overlay)
                        && ReferenceData.tables().contains(overlay.getFileName().toString());
                if (!isTable && !Files.isDirectory(overlay)) {
                    throw error(node, "reference: the folder " + overlay + (Files.exists(overlay) ? " is no folder, and its"
                            + " name is none of a table's (" + String.join(", ", ReferenceData.tables())
                            + "); correct the path" : " does not exist; create it or correct the path"));
                }
                reference.add(overlay);
            }
            requireKnownCodes(map.get("sources"), reference);
            return new JobFile(file.toAbsolutePath().normalize(), text(map, "name", fileName), sources, reference,
                    path(map, "warehouse", "warehouse/annals.duckdb"), path(map, "out", "out"),
                    path(map, "runs", "runs"), (int) number(map, "", "generations", 3, 0, 1000),
                    limits(map.get("limits")),
                    (int) number(map, "", "threads", Runtime.getRuntime().availableProcessors(), 1, 1024),
                    isolation(map), schedule(map.get("schedule")), csv(map.get("csv")),
                    new FileAccess(flag(map, "world_readable")), operation(map.get("metrics"), map.get("hooks")));
        }

        /** The file's values, or what holds in their place. */
        private Node parse() {
            Node root = parseFile();
            if (root instanceof MappingNode mapping) {
                int sources = mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("sources")
                                && tuple.getValueNode() instanceof SequenceNode)
                        .mapToInt(tuple -> (int) ((SequenceNode) tuple.getValueNode()).getValue().stream()
                                .takeWhile(MappingNode.class::isInstance).count()).findFirst().orElse(0);
                overrides.applyTo(mapping, keys(sources), origins);
            }
            return root;
        }

        private Node parseFile() {
            String text;
            try {
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            } catch (CharacterCodingException e) {
                throw new JobFileException(file + ": is not UTF-8; save it as UTF-8", e);
            } catch (NoSuchFileException e) {
                throw new JobFileException(file + ": there is no such job file; name one with --job", e);
            } catch (IOException e) {
                throw new JobFileException(file + ": can't be read (" + WarehouseLock.reason(e)
                        + "); check that it is a file that this user may read", e);
            }
            try {
                return new Yaml(new SafeConstructor(new LoaderOptions()))
                        .compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                throw new JobFileException(file + ":" + line + ": is not valid YAML: " + oneLine(e.getProblem()), e);
            } catch (YAMLException e) {
                throw new JobFileException(file + ": is not valid YAML: " + oneLine(e.getMessage()), e);
            }
        }

        private List<ReportSource> sources(Node node) {
            List<Node> items = items(node, "sources");
            if (items.isEmpty()) {
                throw error(node, "sources: expected at least one {code, folder}");
            }
            List<ReportSource> sources = new ArrayList<>();
            Set<String> codes = new HashSet<>();
            for (Node item : items) {
                String at = "sources[" + sources.size() + "]";
                Map<String, Node> map = mapping(item, at, SOURCE_KEYS);
                for (String required : List.of("code", "folder")) {
                    if (!map.containsKey(required)) {
                        throw error(item, at + ": the key '" + required + "' is missing");
                    }
                }
                String code = text(map.get("code"), at + ".code");
                if (code.isBlank()) {
                    throw error(map.get("code"), at + ".code: expected a name, found nothing");
                }
                if (!codes.add(code)) {
                    throw error(map.get("code"), at + ".code: '" + code + "' is the code of an earlier source;"
                            + " give each its own");
                }
                Node folder = map.get("folder");
                sources.add(new ReportSource(code, path(folder, at + ".folder"), globs(map, at, "include"),
                        globs(map, at, "exclude"), selectors(map, at, "content"), selectors(map, at, "drop"),
                        retires(map.get("on_missing"), at + ".on_missing"),
                        defaults(map.get("defaults"), at + ".defaults"), where(folder)));
            }
            return sources;
        }

        private boolean retires(Node node, String at) {
            String word = node == null ? "keep" : text(node, at);
            if (!Set.of("keep", "retire").contains(word)) {
                throw error(node, at + ": expected keep (the figures of a report stay when its file disappears) or retire,"
                        + " found '" + word + "'");
            }
            return word.equals("retire");
        }

        private SourceDefaults defaults(Node node, String at) {
            if (node == null) {
                return SourceDefaults.NONE;
            }
            Map<String, Node> map = mapping(node, at, DEFAULT_KEYS);
            Map<String, String> values = new LinkedHashMap<>();
            for (String key : DEFAULT_KEYS) {
                String value = map.containsKey(key) ? text(map.get(key), at + "." + key).strip() : "";
                if (map.containsKey(key) && value.isEmpty()) {
                    throw error(map.get(key), at + "." + key + ": expected text, found nothing; leave the key out");
                }
                values.put(key, value);
            }
            return new SourceDefaults(values.get("organization"), values.get("region"), values.get("kind"),
                    values.get("source_name"));
        }

        /** Codes of divisions and kinds must stand in the reference data, whose overlays are known only now. */
        private void requireKnownCodes(Node sources, List<Path> reference) {
            RegionHistory regions = null;
            Set<String> kinds = null;
            for (Node source : ((SequenceNode) sources).getValue()) {
                for (NodeTuple tuple : ((MappingNode) source).getValue()) {
                    if (!((ScalarNode) tuple.getKeyNode()).getValue().equals("defaults")) {
                        continue;
                    }
                    if (regions == null) {
                        ReferenceData data = reference(reference);
                        regions = data.regionHistory();
                        kinds = data.reportKinds().stream().map(ReportKind::code)
                                .collect(Collectors.toCollection(TreeSet::new));
                    }
                    for (NodeTuple stated : ((MappingNode) tuple.getValueNode()).getValue()) {
                        String key = ((ScalarNode) stated.getKeyNode()).getValue();
                        String value = ((ScalarNode) stated.getValueNode()).getValue().strip();
                        if (key.equals("region") && regions.division(value) == null) {
                            throw error(stated.getValueNode(), "defaults.region: '" + value + "' is no code of"
                                    + " regions.csv, nor of region_changes.csv; give the six digits of the division");
                        }
                        if (key.equals("kind") && !kinds.contains(value)) {
                            throw error(stated.getValueNode(), "defaults.kind: '" + value + "' is no code of"
                                    + " report_kinds.csv; known codes: " + String.join(", ", kinds));
                        }
                    }
                }
            }
        }

        private ReferenceData reference(List<Path> overlays) {
            try {
                return ReferenceData.load(overlays);
            } catch (ReferenceException e) {
                throw new JobFileException(e.getMessage(), e);
            }
        }

        private List<String> globs(Map<String, Node> map, String at, String key) {
            List<String> globs = new ArrayList<>();
            for (Node node : items(map.get(key), at + "." + key)) {
                String glob = text(node, at + "." + key);
                try {
                    FileSystems.getDefault().getPathMatcher("glob:" + glob);
                } catch (PatternSyntaxException e) {
                    throw error(node, at + "." + key + ": '" + glob + "' is no file pattern: "
                            + oneLine(e.getDescription()));
                }
                globs.add(glob);
            }
            return globs;
        }

        /** A list of CSS selectors; one alone may stand without the list. */
        private List<String> selectors(Map<String, Node> map, String at, String key) {
            Node value = map.get(key);
            List<String> selectors = new ArrayList<>();
            for (Node node : value instanceof ScalarNode ? List.of(value) : items(value, at + "." + key)) {
                String selector = text(node, at + "." + key).strip();
                String fault = selector.isEmpty() ? "it is empty" : PageSelectors.fault(selector);
                if (!fault.isEmpty()) {
                    throw error(node, at + "." + key + ": '" + selector + "' is no CSS selector: " + fault
                            + "; write it as jsoup reads it, such as 'div.article' or '#zoom'");
                }
                selectors.add(selector);
            }
            return selectors;
        }

        private Limits limits(Node node) {
            if (node == null) {
                return DEFAULT_LIMITS;
            }
            Map<String, Node> map = mapping(node, "limits", LIMIT_KEYS);
            ReadLimits read = DEFAULT_LIMITS.read();
            return new Limits(new ReadLimits(
                    number(map, "limits.", "file_bytes", read.fileBytes(), 1, Long.MAX_VALUE),
                    number(map, "limits.", "text_bytes", read.textBytes(), 1, Integer.MAX_VALUE),
                    number(map, "limits.", "characters", read.characters(), 1, Integer.MAX_VALUE),
                    (int) number(map, "limits.", "nesting", read.nesting(), 10, 10_000),
                    (int) number(map, "limits.", "pages", read.pages(), 1, Integer.MAX_VALUE),
                    (int) number(map, "limits.", "parts", read.parts(), 10, 1_000_000),
                    (int) number(map, "limits.", "table_depth", read.tableDepth(), 1, 500)),
                    (int) number(map, "limits.", "seconds_per_file", DEFAULT_LIMITS.secondsPerFile(), 1, 86_400),
                    (int) number(map, "limits.", "memory_megabytes", MEMORY_MEGABYTES, 64, 1_048_576),
                    (int) number(map, "limits.", "warehouse_megabytes", DuckDbSettings.MEGABYTES, 200, 1_048_576),
                    number(map, "limits.", "warnings", -1, 0, Long.MAX_VALUE),
                    percentage(map.get("quarantine"), "limits.quarantine", Percentage.ALL),
                    percentage(map.get("missing"), "limits.missing", FIFTH));
        }

        private String schedule(Node node) {
            String cron = node == null ? "" : text(node, "schedule");
            if (!cron.isEmpty() && !CronExpression.isValidExpression(cron)) {
                throw error(node, "schedule: expected a cron expression of six fields (second minute hour day month"
                        + " weekday) such as '0 30 2 * * *', found " + kind(node));
            }
            return cron;
        }

        private Operation operation(Node metrics, Node hooks) {
            Map<String, Node> map = hooks == null ? Map.of() : mapping(hooks, "hooks", HOOK_KEYS);
            return new Operation(metrics == null ? null : path(metrics, "metrics"), hook(map, "success"),
                    hook(map, "failure"),
                    (int) number(map, "hooks.", "seconds", Operation.HOOK_SECONDS, 1, 86_400));
        }

        private String hook(Map<String, Node> map, String key) {
            return map.containsKey(key) ? text(map.get(key), "hooks." + key).strip() : "";
        }

        private SummaryFormat csv(Node node) {
            if (node == null) {
                return SummaryFormat.DEFAULT;
            }
            Map<String, Node> map = mapping(node, "csv", CSV_KEYS);
            SummaryFormat usual = SummaryFormat.DEFAULT;
            return new SummaryFormat(
                    oneOf(map.get("dialect"), "csv.dialect", usual.dialect(), CsvDialect::code, CsvDialect.values()),
                    oneOf(map.get("headers"), "csv.headers", usual.headers(), HeaderLanguage::code,
                            HeaderLanguage.values()));
        }

        private <T> T oneOf(Node node, String at, T otherwise, Function<T, String> code, T[] known) {
            if (node == null) {
                return otherwise;
            }
            String text = text(node, at);
            return Stream.of(known).filter(one -> code.apply(one).equals(text)).findFirst()
                    .orElseThrow(() -> error(node, at + ": expected " + Stream.of(known).map(code)
                            .collect(Collectors.joining(" or ")) + ", found '" + oneLine(text) + "'"));
        }

        private Isolation isolation(Map<String, Node> map) {
            Node node = map.get("isolation");
            if (node == null) {
                return Isolation.PROCESS;
            }
            return switch (text(node, "isolation")) {
                case "process" -> Isolation.PROCESS;
                case "none" -> Isolation.NONE;
                default -> throw error(node, "isolation: expected process or none, found '" + text(node, "isolation")
                        + "'");
            };
        }

        /** The values of a mapping by key, after a check that it is one and has only known keys, each once. */
        private Map<String, Node> mapping(Node node, String at, List<String> known) {
            if (!(node instanceof MappingNode mapping)) {
                throw error(node, at + ": expected keys with values (" + String.join(", ", known) + "), found "
                        + kind(node));
            }
            Map<String, Node> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String name = at.equals("the job") ? key : at + "." + key;
                if (!known.contains(key)) {
                    throw error(tuple.getKeyNode(), "unknown key '" + name + "'; " + nearest(key, known));
                }
                if (map.put(key, tuple.getValueNode()) != null) {
                    throw error(tuple.getKeyNode(), "the key '" + name + "' stands here twice; keep one");
                }
            }
            // A key without a value counts as absent, as YAML readers expect.
            map.values().removeIf(value -> value.getTag().equals(Tag.NULL));
            return map;
        }

        private List<Node> items(Node node, String at) {
            if (node == null) {
                return List.of();
            }
            if (!(node instanceof SequenceNode sequence)) {
                throw error(node, at + ": expected a list, found " + kind(node));
            }
            return sequence.getValue();
        }

        private String text(Map<String, Node> map, String key, String otherwise) {
            return map.containsKey(key) ? text(map.get(key), key) : otherwise;
        }

        private String text(Node node, String at) {
            if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                return scalar.getValue();
            }
            throw error(node, at + ": expected text, found " + kind(node));
        }

        private boolean flag(Map<String, Node> map, String key) {
            Node node = map.get(key);
            if (node == null) {
                return false;
            }
            if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
                return scalar.getValue().equalsIgnoreCase("true") || scalar.getValue().equalsIgnoreCase("yes")
                        || scalar.getValue().equalsIgnoreCase("on");
            }
            throw error(node, key + ": expected true or false, found " + kind(node));
        }

        private long number(Map<String, Node> map, String at, String key, long otherwise, long least, long most) {
            Node node = map.get(key);
            if (node == null) {
                return otherwise;
            }
            if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
                try {
                    long value = Long.parseLong(scalar.getValue().replace("_", ""));
                    if (value >= least && value <= most) {
                        return value;
                    }
                } catch (NumberFormatException e) {
                    // Told below: what can't be a long is outside the range, too.
                }
            }
            String range = most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
            throw error(node, at + key + ": expected a whole number " + range + ", found " + kind(node));
        }

        private Percentage percentage(Node node, String at, Percentage otherwise) {
            if (node == null) {
                return otherwise;
            }
            if (node instanceof ScalarNode scalar) {
                Optional<Percentage> percentage = Percentage.of(scalar.getValue());
                if (percentage.isPresent()) {
                    return percentage.get();
                }
            }
            throw error(node, at + ": expected a percentage from 0% to 100%, such as 2%, found " + kind(node));
        }

        private Path path(Map<String, Node> map, String key, String otherwise) {
            return map.containsKey(key) ? path(map.get(key), key) : home.resolve(otherwise);
        }

        private Path path(Node node, String at) {
            String text = text(node, at);
            if (text.isBlank()) {
                throw error(node, at + ": expected a path, found nothing");
            }
            try {
                return home.resolve(text).normalize();
            } catch (InvalidPathException e) {
                throw error(node, at + ": '" + text + "' is no path: " + e.getReason());
            }
        }

        private JobFileException error(Node node, String message) {
            return new JobFileException(where(node) + ": " + message);
        }

        private String where(Node node) {
            return origins.of(node);
        }

        private static String kind(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getTag().equals(Tag.NULL) ? "nothing" : "'" + oneLine(scalar.getValue()) + "'";
            }
            return node instanceof SequenceNode ? "a list" : "keys with values";
        }

        private static String nearest(String key, List<String> known) {
            return NearestWord.of(key, known).map(word -> "did you mean '" + word + "'?")
                    .orElse("known keys: " + String.join(", ", known));
        }

        private static String oneLine(String text) {
            return text == null ? "" : text.replaceAll("\\s+", " ").strip();
        }
    }
}
