package io.caelmor.persistence.sql;

import io.caelmor.kernel.plugin.Settings;
import java.time.Duration;

/// Where the database is and how to talk to it. Its text never shows the password.
///
/// @param connections connections to a database server: one works, the others stand by
/// @param connectTimeout how long to wait for a connection
/// @param answerTimeout how long to wait for an answer, or for another process's lock on an SQLite file
record ConnectionSettings(
        String url, String user, String password, int connections, Duration connectTimeout, Duration answerTimeout) {
    static final String DEFAULT_URL = "jdbc:sqlite:data/world.db";

    /// The defaults, for a URL.
    static ConnectionSettings of(String url, String user, String password) {
        return new ConnectionSettings(url, user, password, 2, Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    static ConnectionSettings read(Settings settings) {
        return new ConnectionSettings(
                settings.text("url", DEFAULT_URL, "Which database: " + Backend.URL_FORMS + "."),
                settings.text("user", "", "User at the database server; SQLite has none."),
                settings.text("password", "", "Password at the database server; better given in the environment."),
                settings.integer("pool_size", 2, 1, 16,
                        "Connections to a database server: one works, the others stand by. SQLite always has one."),
                Duration.ofSeconds(settings.integer("connect_timeout_seconds", 3, 1, 300,
                        "How long to wait for a connection.")),
                Duration.ofSeconds(settings.integer("answer_timeout_seconds", 30, 1, 3600,
                        "How long to wait for an answer, or for another program's lock on an SQLite file.")));
    }

    /// Takes the password out of a text that a driver made.
    String redact(String text) {
        var plain = password.isEmpty() ? text : text.replace(password, "***");
        return plain.replaceAll("(?i)(password|pwd)=[^&\\s]*", "$1=***");
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + redact(url) + ", user " + user + "]";
    }
}
