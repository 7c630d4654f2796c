package io.annals.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counties that don't exist, whose bodies issue the generated reports: no made-up figure is told of a real one. */
final class InventedCounties {

    private static final String PROVINCE = "990000";

    private final List<String> cities;
    private final List<String> places;

    InventedCounties(ReportTemplates templates) {
        this.cities = templates.words("city");
        this.places = templates.words("place");
    }

    /** How many there are. */
    int size() {
        return cities.size() * places.size();
    }

    /** The name of one by its number from 0. */
    String name(int county) {
        return cities.get(county / places.size()) + places.get(county % places.size()) + "县";
    }

    /** Writes the overlay of the reference data that makes them known. */
    void write(Path folder) throws IOException {
        StringBuilder regions = new StringBuilder("code,name,level,parent_code,source,short_name\n"
                + PROVINCE + ",雾泽省,province,100000,invented,雾泽省\n");
        for (int city = 0; city < cities.size(); city++) {
            String parent = "99%02d00".formatted(city + 1);
            regions.append("%s,%s陵市,prefecture,%s,invented,\n".formatted(parent, cities.get(city), PROVINCE));
            for (int place = 0; place < places.size(); place++) {
                regions.append("99%02d%02d,%s,county,%s,invented,\n".formatted(city + 1, place + 1,
                        name(city * places.size() + place), parent));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("regions.csv"), regions);
    }
}
