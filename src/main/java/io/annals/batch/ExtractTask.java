package io.annals.batch;

import io.annals.document.ReadLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link PartitionExtraction} is to read and where to put it, in this process or another one.
 *
 * @param partition number of the partition
 * @param threads how many threads read it
 * @param work its work folder, see {@link PartitionFiles}
 * @param shards folder of the run's shards
 * @param limits how much of one file is read
 * @param reference overlay folders of the reference data
 * @param warehouse the published warehouse, which keeps the documents of files without a path
 */
record ExtractTask(int partition, int threads, Path work, Path shards, ReadLimits limits, List<Path> reference, Path warehouse) {

    /** Where the overlay folders begin among the arguments. */
    private static final int REFERENCE = 12;

    ExtractTask {
        reference = List.copyOf(reference);
    }

    /** The task as arguments of a process, which {@link #of} understands. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        for (Object value : List.of(partition, threads, work, shards, limits.fileBytes(), limits.textBytes(), limits.characters(),
                limits.nesting(), limits.pages(), limits.parts(), limits.tableDepth(), warehouse)) {
            arguments.add(value.toString());
        }
        reference.forEach(folder -> arguments.add(folder.toString()));
        return arguments;
    }

    static ExtractTask of(String[] arguments) {
        ReadLimits limits = new ReadLimits(Long.parseLong(arguments[4]), Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]), Integer.parseInt(arguments[7]), Integer.parseInt(arguments[8]),
                Integer.parseInt(arguments[9]), Integer.parseInt(arguments[10]));
        return new ExtractTask(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]),
                Path.of(arguments[3]), limits,
                Arrays.stream(arguments).skip(REFERENCE).map(Path::of).toList(), Path.of(arguments[11]));
    }
}
