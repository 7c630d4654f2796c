package io.annals.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What figures were measured on.
 *
 * @param cores processors that Java sees
 * @param memoryMegabytes memory of the machine
 * @param system operating system with version and architecture
 * @param java version and virtual machine of Java
 * @param duckDb version of DuckDB
 * @param annals version of Annals
 * @param load how many processes wanted a processor before the bench began, over a minute; negative where the system does not tell
 */
public record Machine(
        int cores, long memoryMegabytes, String system, String java, String duckDb, String annals, BigDecimal load) {

    /**
     * This machine.
     *
     * @param annals version of Annals
     */
    public static Machine here(String annals) throws SQLException {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return new Machine(Runtime.getRuntime().availableProcessors(), bean.getTotalMemorySize() >> 20,
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                    System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")",
                    connection.getMetaData().getDatabaseProductVersion(), annals,
                    BigDecimal.valueOf(bean.getSystemLoadAverage()).setScale(1, RoundingMode.HALF_UP));
        }
    }

    /** In words, for people. */
    String told() {
        return cores + (cores == 1 ? " core, " : " cores, ") + BigDecimal.valueOf(memoryMegabytes).divide(BigDecimal.valueOf(1024), 1,
                RoundingMode.HALF_UP) + " GB, " + system + ", Java " + java + ", DuckDB " + duckDb + ", " + annals
                + (load.signum() < 0 ? "" : "; load of the machine before: " + load);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cores", cores);
        facts.put("memory_megabytes", memoryMegabytes);
        facts.put("system", system);
        facts.put("java", java);
        facts.put("duckdb", duckDb);
        facts.put("annals", annals);
        facts.put("load_before", load.signum() < 0 ? null : load);
        return facts;
    }
}
