package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.kubernetes.ConfigMap.CloudInitTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigMapTest {
    private static final ConfigMap DISKS = ConfigMap.builder()
            .metadata(ObjectMeta.of("harvester-system", "harvester-node-disk-manager"))
            .putData("filters.yaml", """
                    # our disks
                    - hostname: "*"
                      excludeLabels: [COS_*]
                      later: kept
                    - hostname: node-1
                      excludeDevices: [/dev/sdb]
                    """)
            .putData("autoprovision.yaml", "# none yet\n")
            .build();

    @Test
    void offersATextForCloudInit() {
        ConfigMap template = ConfigMap.cloudInitTemplate("shop", "base", CloudInitTemplate.USER, "#cloud-config\n");

        assertThat(template.metadata().label("harvesterhci.io/cloud-init-template"))
                .contains("user");
        assertThat(template.cloudInitTemplate()).contains(CloudInitTemplate.USER);
        assertThat(template.cloudInit()).contains("#cloud-config\n");
        assertThat(DISKS.cloudInitTemplate()).isEmpty();
        assertThat(DISKS.cloudInit()).isEmpty();
    }

    @Test
    void saysWhichDisksHarvesterLeavesOut() {
        assertThat(DISKS.nodeDiskManager().filters())
                .containsExactly(
                        DiskFilter.builder()
                                .hostname("*")
                                .addExcludeLabel("COS_*")
                                .build(),
                        DiskFilter.builder()
                                .hostname("node-1")
                                .addExcludeDevice("/dev/sdb")
                                .build());
    }

    @Test
    void keepsWhatAFilterDoesNotKnow() {
        DiskFilter[] filters = DISKS.nodeDiskManager().filters().toArray(DiskFilter[]::new);
        filters[1] = filters[1].withExcludeVendors("longhorn");

        assertThat(DISKS.nodeDiskManager().withFilters(filters).data().get("filters.yaml"))
                .isEqualTo("""
                        # our disks
                        - hostname: "*"
                          excludeLabels:
                          - COS_*
                          later: kept
                        - hostname: node-1
                          excludeDevices:
                          - /dev/sdb
                          excludeVendors:
                          - longhorn
                        """);
    }

    @Test
    void saysWhichDisksHarvesterTakes() {
        AutoProvision disks =
                AutoProvision.builder().hostname("node-1").addDevice("/dev/sdc").build();
        ConfigMap taken = DISKS.nodeDiskManager().withAutoProvision(disks);

        assertThat(DISKS.nodeDiskManager().autoProvision()).isEmpty();
        assertThat(taken.nodeDiskManager().autoProvision()).containsExactly(disks);
        assertThat(taken.data().get("autoprovision.yaml"))
                .isEqualTo("# none yet\n- hostname: node-1\n  devices:\n  - /dev/sdc\n");
        assertThat(taken.data().get("filters.yaml")).isEqualTo(DISKS.data().get("filters.yaml"));
    }

    @Test
    void saysWhereAFilterDoesNotFit() {
        ConfigMap broken = DISKS.withData(Map.of("filters.yaml", "- excludePaths: [/]\n"));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken.nodeDiskManager()::filters)
                .withMessageContaining("data[\"filters.yaml\"]: [0].hostname: missing");
    }
}
