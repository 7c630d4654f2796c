package io.annals.batch;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Values that hold in place of a job file's, in Spring's order: a flag before an environment variable before the file
 * before the default. The variable of a key is {@code ANNALS_} and the key in capitals, other characters as underscores:
 * {@code limits.file_bytes} is {@code ANNALS_LIMITS_FILE_BYTES}, {@code sources[0].folder} is
 * {@code ANNALS_SOURCES_0_FOLDER}. An empty value stands for the default.
 */
public final class JobOverrides {

    /** Nothing holds in place of the file's values. */
    public static final JobOverrides NONE = new JobOverrides(Map.of(), List.of(), Path.of(""));

    private static final String PREFIX = "ANNALS_";
    /** Keys whose values are paths: those of a flag are relative to the caller's folder. */
    private static final Set<String> PATHS = Set.of("warehouse", "out", "runs", "metrics", "folder", "reference");

    private final Map<String, String> environment;
    private final List<String> flags;
    private final Path caller;

    /**
     * @param environment environment variables; those of other names are passed over
     * @param flags {@code KEY=VALUE} each, the later one wins
     * @param caller what paths of flags are relative to
     */
    public JobOverrides(Map<String, String> environment, List<String> flags, Path caller) {
        this.environment = Map.copyOf(environment);
        this.flags = List.copyOf(flags);
        this.caller = caller;
    }

    /** A value of a job and the words that tell where it comes from, for the nodes that replace a file's. */
    static final class Origins {

        private final Path file;
        private final IdentityHashMap<Node, String> others = new IdentityHashMap<>();

        Origins(Path file) {
            this.file = file;
        }

        /** {@code jobs/a.yml:12}, {@code ANNALS_THREADS} or {@code --set threads}. */
        String of(Node node) {
            String other = others.get(node);
            return other != null ? other : file + (node.getStartMark() == null ? ""
                    : ":" + (node.getStartMark().getLine() + 1));
        }

        /** By key, each value that is stated anywhere. */
        Map<String, String> byKey(Node root) {
            Map<String, String> byKey = new LinkedHashMap<>();
            collect("", root, byKey);
            return byKey;
        }

        private void collect(String key, Node node, Map<String, String> into) {
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode name) {
                        collect(key.isEmpty() ? name.getValue() : key + "." + name.getValue(), tuple.getValueNode(), into);
                    }
                }
            } else {
                if (!node.getTag().equals(Tag.NULL)) {
                    into.put(key, of(node));
                }
                if (node instanceof SequenceNode sequence) {
                    for (int i = 0; i < sequence.getValue().size(); i++) {
                        collect(key + "[" + i + "]", sequence.getValue().get(i), into);
                    }
                }
            }
        }
    }

    /**
     * Puts the values into a job file.
     *
     * @param keys the keys that a job of this file may have, lists of sources with their number
     * @throws JobFileException where a flag names none of them, or its value can't be read
     */
    void applyTo(MappingNode root, List<String> keys, Origins origins) {
        Map<String, String> variables = keys.stream()
                .collect(Collectors.toMap(JobOverrides::variable, key -> key, (one, other) -> one, LinkedHashMap::new));
        variables.forEach((variable, key) -> {
            if (environment.containsKey(variable)) {
                set(root, key, node(environment.get(variable), variable), variable, origins);
            }
        });
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            String key = equals < 0 ? flag : flag.substring(0, equals);
            String origin = "--set " + key;
            if (equals < 0) {
                throw new JobFileException("--set: expected KEY=VALUE, such as limits.warnings=20, found '" + flag + "'");
            }
            if (!keys.contains(key)) {
                throw new JobFileException(origin + ": unknown key '" + key + "'; " + NearestWord.of(key, keys)
                        .map(word -> "did you mean '" + word + "'?").orElse("jobs/README.md describes all keys"));
            }
            set(root, key, absolute(key, node(flag.substring(equals + 1), origin), origins, origin), origin, origins);
        }
    }

    /** Environment variables that look as if they set a key, but set none of these; each with the one that is meant. */
    List<String> unknownVariables(List<String> keys, Set<String> others) {
        List<String> known = new ArrayList<>(keys.stream().map(JobOverrides::variable).toList());
        known.addAll(others);
        return environment.keySet().stream().filter(name -> name.startsWith(PREFIX) && !known.contains(name)).sorted()
                .map(name -> name + " sets nothing" + NearestWord.of(name, known)
                        .map(near -> "; did you mean " + near + "?").orElse("")).toList();
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace("]", "").replaceAll("[^A-Z0-9]", "_");
    }

    /** A list stands in brackets; whole numbers, true and false are such; all else is text, whatever it would be in YAML. */
    private static Node node(String value, String origin) {
        String text = value.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            try {
                return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            } catch (YAMLException e) {
                throw new JobFileException(origin + ": '" + text + "' is no list such as [a, b]", e);
            }
        }
        return scalar(text.isEmpty() ? Tag.NULL : text.matches("-?\\d+") ? Tag.INT
                : text.matches("true|false") ? Tag.BOOL : Tag.STR, text);
    }

    private static ScalarNode scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, DumperOptions.ScalarStyle.PLAIN);
    }

    private Node absolute(String key, Node node, Origins origins, String origin) {
        if (!PATHS.contains(key.substring(key.lastIndexOf('.') + 1))) {
            return node;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().replaceAll(item -> absolute(key, item, origins, origin));
            return sequence;
        }
        if (node instanceof ScalarNode path && !path.getTag().equals(Tag.NULL)) {
            try {
                return scalar(Tag.STR, caller.resolve(path.getValue()).normalize().toString());
            } catch (java.nio.file.InvalidPathException e) {
                throw new JobFileException(origin + ": '" + path.getValue() + "' is no path: " + e.getReason(), e);
            }
        }
        return node;
    }

    /** Keys such as {@code sources[0].defaults.kind}; what is missing on the way is made. */
    private static void set(MappingNode root, String key, Node value, String origin, Origins origins) {
        mark(value, origin, origins);
        MappingNode at = root;
        String[] parts = key.split("\\.");
        for (int i = 0; i < parts.length; i++) {
            int bracket = parts[i].indexOf('[');
            String name = bracket < 0 ? parts[i] : parts[i].substring(0, bracket);
            boolean last = i == parts.length - 1;
            Node below = child(at, name);
            if (!last && bracket >= 0) {
                int index = Integer.parseInt(parts[i].substring(bracket + 1, parts[i].length() - 1));
                below = ((SequenceNode) below).getValue().get(index);
            }
            if (last || !(below instanceof MappingNode)) {
                Node put = last ? value : new MappingNode(Tag.MAP, true, new ArrayList<>(), null, null,
                        DumperOptions.FlowStyle.BLOCK);
                at.getValue().removeIf(tuple -> isKey(tuple, name));
                ScalarNode word = scalar(Tag.STR, name);
                origins.others.put(word, origin);
                origins.others.put(put, origin);
                at.getValue().add(new NodeTuple(word, put));
                below = put;
            }
            if (!last) {
                at = (MappingNode) below;
            }
        }
    }

    private static void mark(Node node, String origin, Origins origins) {
        origins.others.put(node, origin);
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> mark(item, origin, origins));
        }
    }

    private static Node child(MappingNode mapping, String name) {
        return mapping.getValue().stream().filter(tuple -> isKey(tuple, name)).map(NodeTuple::getValueNode).findFirst()
                .orElse(null);
    }

    private static boolean isKey(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
    }
}
