package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {
    private static final String SERVICES = "/api/v1/namespaces/default/services";

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void differFromServiceToService() {
        Api.Response first = api.post(SERVICES, service("a", "ClusterIP"));
        Api.Response second = api.post(SERVICES, service("b", "ClusterIP"));

        assertThat(first.at("spec.clusterIP")).isEqualTo(new Text("10.53.0.20"));
        assertThat(second.at("spec.clusterIP")).isEqualTo(new Text("10.53.0.21"));
        assertThat(Json.text(second.at("spec.clusterIPs"))).isEqualTo("[\"10.53.0.21\"]");
        assertThat(second.at("spec.ipFamilyPolicy")).isEqualTo(new Text("SingleStack"));
    }

    @Test
    void stayWhenTheServiceIsReplaced() {
        api.post(SERVICES, service("a", "ClusterIP"));

        Api.Response replaced = api.put(SERVICES + "/a", service("a", "NodePort"));

        assertThat(replaced.at("spec.clusterIP")).isEqualTo(new Text("10.53.0.20"));
        assertThat(Json.text(replaced.at("spec.ports[0].nodePort"))).isEqualTo("30000");
    }

    @Test
    void areNotGivenToNamesOutsideTheCluster() {
        String outside = "{'apiVersion':'v1','kind':'Service','metadata':{'name':'x'},"
                + "'spec':{'type':'ExternalName','externalName':'example.com'}}";

        assertThat(api.post(SERVICES, outside).at("spec.clusterIP")).isNull();
    }

    private static String service(String name, String type) {
        return "{'apiVersion':'v1','kind':'Service','metadata':{'name':'" + name + "'},'spec':{'type':'" + type
                + "','ports':[{'port':80}]}}";
    }
}
