package io.annals.batch;

import io.annals.warehouse.AggregateChanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run changes in the aggregates, as JSON: counted, and the largest changes one by one. */
final class ChangesJson {

    private ChangesJson() {
    }

    static JsonObject of(AggregateChanges changes) {
        List<Map<String, Object>> largest = new ArrayList<>();
        for (AggregateChanges.Change change : changes.largest()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("indicator_code", change.indicatorCode());
            json.put("indicator_name", change.indicatorName());
            json.put("unit", change.unit());
            json.put("region_code", change.regionCode());
            json.put("region_name", change.regionName());
            json.put("year", change.year());
            json.put("old", change.former());
            json.put("new", change.value());
            largest.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("added", changes.added());
        json.put("gone", changes.gone());
        json.put("changed", changes.changed());
        json.put("largest", largest);
        return new JsonObject(json);
    }

    static AggregateChanges read(JsonObject json) {
        List<AggregateChanges.Change> largest = new ArrayList<>();
        for (JsonObject change : json.objects("largest")) {
            largest.add(new AggregateChanges.Change(change.text("indicator_code"), change.text("indicator_name"),
                    change.text("unit"), change.text("region_code"), change.text("region_name"),
                    (int) change.count("year"), value(change, "old"), value(change, "new")));
        }
        return new AggregateChanges(json.count("added"), json.count("gone"), json.count("changed"), largest);
    }

    private static BigDecimal value(JsonObject json, String key) {
        return json.members().get(key) instanceof BigDecimal number ? number : null;
    }
}
