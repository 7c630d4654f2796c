import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads every table and view of a warehouse: {@code java -cp duckdb_jdbc.jar ReadWarehouse.java WAREHOUSE}. */
class ReadWarehouse {
    public static void main(String[] args) throws Exception {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + args[0], readOnly);
             var statement = connection.createStatement()) {
            List<String> names = new ArrayList<>(List.of("pragma_version()", "(SELECT percent_of(1, 3))"));
            try (var row = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables ORDER BY table_name")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            for (String name : names) {
                int rows = 0;
                try (var row = statement.executeQuery("SELECT * FROM " + name)) {
                    while (row.next()) {
                        rows++;
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            row.getObject(i);
                        }
                        if (name.startsWith("pragma")) {
                            System.out.println(row.getString(1));
                        }
                    }
                }
                System.out.println(name + " " + rows);
            }
        }
    }
}
