package io.caelmor.distribution.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// SQL is one plugin's business, and there it is written by jOOQ or stands in the source as it is: no value ever becomes part of its text.
class SqlTest {
    private static final String PLUGIN = "io.caelmor.persistence.sql";
    /// Methods of JDBC and jOOQ that take SQL as text, where their first parameter is a String.
    private static final Set<String> TAKE_TEXT = Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "addBatch", "prepareStatement",
            "prepareCall", "nativeSQL", "fetch", "fetchOne", "fetchSingle", "fetchOptional", "fetchValue", "fetchOptionalValue", "fetchValues", "fetchAny",
            "fetchLazy", "fetchMany", "fetchStream", "query", "queries", "resultQuery", "statement", "batch", "sql", "raw", "field", "condition", "table");
    /// Who hands it over. `Lease` and `ArchiveReading` prepare what jOOQ wrote; the others ask what only their database understands.
    private static final Set<String> HAND_TEXT = Set.of("ArchiveReading", "EntityTable", "Lease", "MariaDbBackend", "PostgresBackend", "SqliteBackend");

    /// How a statement begins.
    private static final Pattern STATEMENT = Pattern.compile("^\\s*(select|insert|update|delete|merge|replace|create|alter|drop|truncate|pragma|with)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void shouldBeKnownInItsPluginAlone() {
        noClasses().that().resideOutsideOfPackage(PLUGIN + "..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..").check(House.CLASSES);
    }

    @Test
    void shouldBeHandedOverAsTextByNamedClassesAlone() throws IOException {
        var found = new TreeSet<String>();
        for (var model : classes()) {
            if (model.methods().stream().anyMatch(SqlTest::handsText)) {
                found.add(simpleName(model));
            }
        }
        assertEquals(new TreeSet<>(HAND_TEXT), found);
    }

    @Test
    void shouldNotBePutTogether() throws IOException {
        var found = new ArrayList<String>();
        for (var model : classes()) {
            for (var method : model.methods()) {
                elements(method).map(SqlTest::recipe).filter(text -> STATEMENT.matcher(text).find())
                        .forEach(text -> found.add(simpleName(model) + "." + method.methodName() + ": " + text));
                if (handsText(method) && buildsText(method)) {
                    found.add(simpleName(model) + "." + method.methodName());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<ClassModel> classes() throws IOException {
        try (Stream<Path> files = Files.walk(House.MODULES.get(PLUGIN))) {
            var models = new ArrayList<ClassModel>();
            for (var file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(file));
            }
            return models;
        }
    }

    private static boolean handsText(MethodModel method) {
        return elements(method).anyMatch(element -> element instanceof InvokeInstruction call
                && (call.owner().asInternalName().startsWith("org/jooq/") || call.owner().asInternalName().startsWith("java/sql/"))
                && TAKE_TEXT.contains(call.name().stringValue())
                && call.typeSymbol().parameterCount() > 0 && call.typeSymbol().parameterType(0).equals(ConstantDescs.CD_String));
    }

    /// The text that `+` puts together, values as U+0001; empty for any other element of code.
    private static String recipe(CodeElement element) {
        return element instanceof InvokeDynamicInstruction made && made.name().equalsString("makeConcatWithConstants")
                ? (String) made.bootstrapArgs().getFirst()
                : "";
    }

    private static boolean buildsText(MethodModel method) {
        return elements(method).anyMatch(element -> element instanceof InvokeInstruction call
                && (call.owner().asInternalName().equals("java/lang/StringBuilder")
                        || call.owner().asInternalName().equals("java/lang/String")
                                && Set.of("format", "formatted", "concat", "join").contains(call.name().stringValue())));
    }

    private static Stream<CodeElement> elements(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }

    private static String simpleName(ClassModel model) {
        var name = model.thisClass().asInternalName();
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\$.*", "");
    }
}
