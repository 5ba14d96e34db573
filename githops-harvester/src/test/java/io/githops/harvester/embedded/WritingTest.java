package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritingTest {
    private static final String GADGETS = "/apis/example.io/v1/namespaces/default/gadgets";
    private static final String GADGET =
            "{'apiVersion':'example.io/v1','kind':'Gadget','metadata':{'name':'g'},'spec':{'mode':'fast'}}";

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void fillsInIdentityAndDefaultsOnCreate() {
        Api.Response created = api.post(GADGETS, GADGET);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("spec.size")).isEqualTo(Num.of(1));
        assertThat(created.at("metadata.generation")).isEqualTo(Num.of(1));
        assertThat(created.at("metadata.creationTimestamp")).isEqualTo(new Text("2026-01-01T00:00:00Z"));
        assertThat(created.at("metadata.namespace")).isEqualTo(new Text("default"));
        assertThat(created.at("metadata.uid")).isNotNull();
    }

    @Test
    void ignoresStatusInTheMainResourceAndEverythingElseInItsOwn() {
        api.post(GADGETS, GADGET.replace("'spec'", "'status':{'phase':'Made up'},'spec'"));
        Api.Response status = api.merge(GADGETS + "/g/status", "{'status':{'phase':'Ready'},'spec':{'mode':'slow'}}");
        Api.Response main = api.merge(GADGETS + "/g", "{'status':{'phase':'Made up'}}");

        assertThat(status.at("status.phase")).isEqualTo(new Text("Ready"));
        assertThat(status.at("spec.mode")).isEqualTo(new Text("fast"));
        assertThat(status.at("metadata.generation")).isEqualTo(Num.of(1));
        assertThat(main.body()).isEqualTo(status.body());
    }

    @Test
    void countsTheGenerationWhenTheSpecificationChanges() {
        api.post(GADGETS, GADGET);

        assertThat(api.merge(GADGETS + "/g", "{'metadata':{'labels':{'a':'b'}}}")
                        .at("metadata.generation"))
                .isEqualTo(Num.of(1));
        assertThat(api.merge(GADGETS + "/g", "{'spec':{'mode':'slow'}}").at("metadata.generation"))
                .isEqualTo(Num.of(2));
    }

    @Test
    void keepsTheResourceVersionWhenNothingChanges() {
        String first = api.post(GADGETS, GADGET).resourceVersion();

        assertThat(api.merge(GADGETS + "/g", "{'spec':{'mode':'fast'}}").resourceVersion())
                .isEqualTo(first);
        assertThat(api.put(GADGETS + "/g", Json.text(api.get(GADGETS + "/g").body()))
                        .resourceVersion())
                .isEqualTo(first);
    }

    @Test
    void storesNothingInADryRun() {
        assertThat(api.post(GADGETS + "?dryRun=All", GADGET).status()).isEqualTo(201);
        assertThat(api.apply(GADGETS + "/g?dryRun=All", "me", GADGET).status()).isEqualTo(201);
        assertThat(api.get(GADGETS + "/g").status()).isEqualTo(404);
        assertThat(api.post(GADGETS + "?dryRun=Some", GADGET).message())
                .isEqualTo("CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: \"Some\": supported"
                        + " values: \"All\"");
    }

    @Test
    void refusesWritesMeantForAnotherStateOfTheObject() {
        Tree before = api.post(GADGETS, GADGET).body();
        api.merge(GADGETS + "/g", "{'spec':{'mode':'slow'}}");

        Api.Response stale = api.put(GADGETS + "/g", Json.text(before));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.reason()).isEqualTo("Conflict");
        assertThat(api.merge(GADGETS + "/g", "{'metadata':{'uid':'other'}}").message())
                .startsWith("Operation cannot be fulfilled on gadgets.example.io \"g\": Precondition failed: UID in"
                        + " precondition: other");
    }

    @Test
    void dropsUnknownFieldsWithAWarning() {
        Api.Response created = api.post(GADGETS, GADGET.replace("'fast'", "'fast','nosuch':1"));

        assertThat(created.at("spec.nosuch")).isNull();
        assertThat(created.warnings()).containsExactly("299 - \"unknown field \\\"spec.nosuch\\\"\"");
    }

    @Test
    void refusesUnknownFieldsInStrictPatches() {
        api.post(GADGETS, GADGET);

        Api.Response patched = api.merge(GADGETS + "/g?fieldValidation=Strict", "{'spec':{'nosuch':1}}");

        assertThat(patched.status()).isEqualTo(422);
        assertThat(patched.message()).endsWith("strict decoding error: unknown field \"spec.nosuch\"");
    }

    @Test
    void encodesThePlainStringsOfSecrets() {
        Api.Response created = api.post(
                "/api/v1/namespaces/default/secrets",
                "{'metadata':{'name':'s'},'stringData':{'user':'ada'},'data':{'a':'Yg=='}}");

        assertThat(created.at("data")).isEqualTo(Json.parse("{\"a\":\"Yg==\",\"user\":\"YWRh\"}"));
        assertThat(created.at("stringData")).isNull();
        assertThat(created.at("type")).isEqualTo(new Text("Opaque"));
    }

    @Test
    void keepsWhatIsImmutable() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'},'immutable':true}");

        assertThat(api.merge(CONFIG_MAPS + "/c", "{'data':{'a':'2'}}").message())
                .isEqualTo("ConfigMap \"c\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void updatesBuiltInKindsWithoutAResourceVersion() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'}}");

        assertThat(api.put(CONFIG_MAPS + "/c", "{'metadata':{'name':'c'},'data':{'b':'2'}}")
                        .at("data"))
                .isEqualTo(Json.parse("{\"b\":\"2\"}"));
    }

    @Test
    void appliesYamlAndJsonAlike() {
        Api.Response yaml = api.apply(
                CONFIG_MAPS + "/c", "me", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  a: \"1\"\n");
        Api.Response json = api.apply(
                CONFIG_MAPS + "/c",
                "me",
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'},'data':{'a':'1'}}");

        assertThat(yaml.status()).isEqualTo(201);
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.body()).isEqualTo(yaml.body());
    }

    @Test
    void namesTheOwnersOfContestedFields() {
        api.apply(GADGETS + "/g", "one", GADGET);

        Api.Response conflict = api.apply(GADGETS + "/g", "two", GADGET.replace("fast", "slow"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.at("details.causes"))
                .isEqualTo(Json.parse("[{\"reason\":\"FieldManagerConflict\",\"message\":\"conflict with \\\"one\\\"\","
                        + "\"field\":\".spec.mode\"}]"));
        assertThat(api.apply(GADGETS + "/g?force=true", "two", GADGET.replace("fast", "slow"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void recordsTheUserAgentWhereNoFieldManagerIsNamed() {
        Api.Response created = api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'}}");

        assertThat(created.body().mapping("metadata").sequence("managedFields").mappings())
                .extracting(entry -> entry.text("manager").orElse(""))
                .containsExactly("tests");
    }

    @Test
    void forcesInAppliesOnly() {
        api.post(GADGETS, GADGET);

        assertThat(api.send(
                                "PATCH",
                                GADGETS + "/g?force=true",
                                Map.of("Content-Type", "application/merge-patch+json"),
                                "{}")
                        .message())
                .isEqualTo("PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for"
                        + " non-apply patch");
    }
}
