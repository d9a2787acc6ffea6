package io.caelmor.metrics;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.MetricFamily;

/// What an HTTP client gets, and what another implementation than ours reads in it.
record Scrape(int status, String type, String body) {
    static Scrape get(String url, String... headers) throws Exception {
        return request("GET", url, headers);
    }

    static Scrape request(String method, String url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Scrape(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
        }
    }

    /// The metrics by name. Fails where the text is not well-formed.
    Map<String, MetricFamily> families() throws Exception {
        var parser = new TextPrometheusMetricDataParser(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        var families = new TreeMap<String, MetricFamily>();
        for (var family = parser.parse(); family != null; family = parser.parse()) {
            families.put(family.getName(), family);
        }
        return families;
    }
}
