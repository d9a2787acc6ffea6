package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Role;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/// What never changes while a server runs, and what the numbers of samples mean: told to each page first.
final class SchemaJson {
    private final Bindings bindings;
    private final List<String> endpoints;
    private final long run;

    SchemaJson(Bindings bindings, List<String> endpoints) {
        this.bindings = bindings;
        this.endpoints = List.copyOf(endpoints);
        run = new SecureRandom().nextInt() & 0xFFFF_FFFFL;
    }

    /// Tells this run of the server from any other.
    long run() {
        return run;
    }

    String text() {
        return Json.object(this::write);
    }

    private void write(JsonWriter json) throws IOException {
        var observation = bindings.observation();
        var world = bindings.world();
        json.name("run").value(run);
        json.name("world").beginObject().name("id").value(world.id().name());
        json.name("width").value(world.bounds().width()).name("height").value(world.bounds().height());
        json.name("capacity").value(world.capacity()).name("reach").value(bindings.visibility().reach()).endObject();
        json.name("rate").value(observation.rate());
        json.name("sessions").value(bindings.sessions().capacity());
        json.name("store").value(observation.store());
        texts(json, "endpoints", endpoints);
        json.name("kinds").beginObject();
        for (var kind : world.kinds().entrySet()) {
            json.name(Integer.toString(kind.getKey())).value(kind.getValue());
        }
        json.endObject();
        json.name("counters").beginArray();
        for (var counter : observation.metrics().counters()) {
            json.beginArray().value(counter.name()).value(counter.help()).endArray();
        }
        json.endArray();
        json.name("gauges").beginArray();
        for (var gauge : observation.metrics().gauges()) {
            json.beginArray().value(gauge.name()).value(gauge.help()).endArray();
        }
        json.endArray();
        json.name("hooks").beginArray();
        for (var hook : observation.hooks()) {
            json.beginArray().value(hook.phase().label()).value(hook.key().order()).value(hook.key().name()).value(hook.plugin()).value(hook.kind()).endArray();
        }
        json.endArray();
        json.name("plugins").beginArray();
        for (var plugin : observation.plugins()) {
            json.beginArray().value(plugin.name()).value(plugin.version())
                    .value(String.join(", ", plugin.provided().keySet().stream().map(Role::label).sorted().toList())).value(plugin.source()).endArray();
        }
        json.endArray();
        pipelines(json);
    }

    private static void pipelines(JsonWriter json) throws IOException {
        json.name("pipelines").beginArray();
        for (var way : PipelineMap.WAYS) {
            json.beginObject().name("name").value(way.name()).name("boxes").beginArray();
            for (var box : way.boxes()) {
                json.beginObject().name("title").value(box.title()).name("passed").value(box.passed().label());
                if (box.waits().isPresent()) {
                    json.name("waits").value(box.waits().get().label()).name("waitsFor").value(box.waits().get().help());
                }
                texts(json, "dropped", box.dropped().stream().map(KernelCounter::label).toList());
                json.endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (var text : texts) {
            json.value(text);
        }
        json.endArray();
    }
}
