package io.githops.model.kubevirt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.IntOrString;
import io.githops.model.ManifestException;
import io.githops.model.kubernetes.Secret;
import io.githops.tree.Sequence;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudConfigTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx ops";

    private static final String TEXT = """
            #cloud-config
            # of the shop
            hostname: web
            fqdn: web.example.org
            users:
            - default
            - name: ops
              groups: adm, sudo
              sudo: ALL=(ALL) NOPASSWD:ALL
              lock_passwd: false
              passwd: $6$hunter2
              plain_text_passwd: hunter2
              uid: 1001
              ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx ops]
            - name: guest
              sudo: false
            ssh_pwauth: no
            password: hunter2
            chpasswd:
              expire: false
              users:
              - {name: ops, password: hunter2, type: text}
              list: "ops:hunter2"
            packages:
            - nginx
            - [git, 2.43-1]
            - snap: [certbot]
            package_update: true
            write_files:
            - path: /etc/shop.conf
              content: token=hunter2
              permissions: 0640
              owner: root:shop
              encoding: gz+b64
            runcmd:
            - curl -H token:hunter2 https://example.org
            - [systemctl, restart, nginx]
            timezone: Europe/Berlin
            growpart: {mode: off, devices: [/]}
            ntp: {servers: [ntp.example.org]}
            mounts:
            - [//nas/shop, /srv, cifs, "password=hunter2", "0", 0]
            apt: {preserve_sources_list: true}
            """;

    @Test
    void readsWhatCloudInitReads() {
        CloudConfig config = CloudConfig.parse(TEXT);

        assertThat(config.hostname()).contains("web");
        assertThat(config.users()).hasSize(3).startsWith(GuestUser.DEFAULT);
        assertThat(config.users().get(1).groups()).containsExactly("adm", "sudo");
        assertThat(config.users().get(1).sudo()).containsExactly(GuestUser.SUDO_ALL);
        assertThat(config.users().get(1).sshAuthorizedKeys()).containsExactly(KEY);
        assertThat(config.users().get(2).sudo()).isEmpty();
        assertThat(config.sshPasswordAuthentication()).contains(false);
        assertThat(config.passwords().orElseThrow().users().get(0).type()).contains(GuestPasswords.Type.TEXT);
        assertThat(config.packages()).startsWith(GuestPackage.named("nginx"), GuestPackage.of("git", "2.43-1"));
        assertThat(config.files().get(0).permissions()).contains(IntOrString.of(0640));
        assertThat(config.files().get(0).encoding()).contains(GuestFile.Encoding.GZ_B64);
        assertThat(config.commands()).endsWith(GuestCommand.of("systemctl", "restart", "nginx"));
        assertThat(config.growpart().orElseThrow().mode()).contains(GrowpartMode.OFF);
        assertThat(config.ntp().orElseThrow().servers()).containsExactly("ntp.example.org");
        assertThat(config.mounts()).extracting(Sequence::size).containsExactly(6);
    }

    @Test
    void printsNothingSecret() {
        assertThat(CloudConfig.parse(TEXT))
                .asString()
                .contains("hostname=web", "/etc/shop.conf")
                .doesNotContain("hunter2");
    }

    @Test
    void keepsKeysWithoutAccessorWhenItIsEdited() {
        String edited = CloudConfig.edit(TEXT, config -> config.withHostname("shop"));

        assertThat(edited)
                .startsWith("#cloud-config\n# of the shop\nhostname: shop\n")
                .contains("- default\n", "uid: 1001\n", "preserve_sources_list: true\n");
        assertThat(CloudConfig.parse(edited)).isEqualTo(CloudConfig.parse(TEXT).withHostname("shop"));
    }

    @Test
    void keepsTheOtherUsersAsTheyAreWhenOneIsEdited() {
        String edited = CloudConfig.edit(
                "#cloud-config\nusers:\n- default\n- name: ops\n  groups: adm, sudo\n  uid: 7\n",
                config -> config.editUsers(
                        user -> user.name().equals(GuestUser.DEFAULT.name()) ? user : user.withShell("/bin/sh")));

        assertThat(edited)
                .isEqualTo(
                        "#cloud-config\nusers:\n- default\n- name: ops\n  groups: adm, sudo\n  uid: 7\n  shell: /bin/sh\n");
    }

    @Test
    void keepsTextInWhichNothingChanges() {
        assertThat(CloudConfig.edit(TEXT, config -> config)).isSameAs(TEXT);
    }

    @Test
    void writesUserData() {
        CloudConfig config = CloudConfig.builder()
                .hostname("web")
                .addUser(GuestUser.DEFAULT)
                .addUser(GuestUser.administrator("ops", KEY))
                .addPackage(GuestPackage.named("nginx"))
                .addFile(GuestFile.of("/etc/motd", "one\ntwo\n").withPermissions(IntOrString.of("0640")))
                .addCommand(GuestCommand.shell("systemctl restart nginx"))
                .build();

        assertThat(config.text()).isEqualTo("""
                #cloud-config
                hostname: web
                users:
                - default
                - name: ops
                  sudo:
                  - ALL=(ALL) NOPASSWD:ALL
                  shell: /bin/bash
                  ssh_authorized_keys:
                  - %s
                packages:
                - nginx
                write_files:
                - path: /etc/motd
                  content: |
                    one
                    two
                  permissions: "0640"
                runcmd:
                - systemctl restart nginx
                """.formatted(KEY));
        assertThat(CloudConfig.parse(config.text())).isEqualTo(config);
    }

    @Test
    void standsInASecretOfItsOwn() {
        CloudConfig config = CloudConfig.builder().hostname("web").build();

        Secret secret = config.secret("team-a", "web-cloud-init", "version: 2\n");

        assertThat(secret.metadata().id(Secret.KIND)).hasToString("Secret team-a/web-cloud-init");
        assertThat(secret.metadata().label("harvesterhci.io/cloud-init-template"))
                .contains("harvester");
        assertThat(secret.stringData())
                .isEqualTo(Map.of("userdata", "#cloud-config\nhostname: web\n", "networkdata", "version: 2\n"));
        assertThat(config.secret("team-a", "web-cloud-init").stringData()).containsOnlyKeys("userdata");
    }

    @Test
    void refusesUserDataThatCloudInitTakesForSomethingElse() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> CloudConfig.parse("password: hunter2\n"))
                .withMessageContaining("cloud-init user data: ")
                .withMessageContaining("expected #cloud-config")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void saysWhatDoesNotFitWithoutShowingIt() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> CloudConfig.parse("#cloud-config\nusers:\n- name: a\n  groups: {hunter2: x}\n"))
                .withMessageContaining(
                        "cloud-init user data: users[0].groups: found a mapping; expected a string or a list")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void isEmptyWhereNothingIsSaid() {
        assertThat(CloudConfig.parse("#cloud-config\n"))
                .isEqualTo(CloudConfig.builder().build());
        assertThat(CloudConfig.parse("#cloud-config\nusers: []\nntp:\n").users())
                .isEqualTo(List.of());
    }

    @Test
    void standsInAVolumeOfTheMachine() {
        CloudConfig config = CloudConfig.builder().hostname("web").build();
        CloudInitSource inline = CloudInitSource.inline(config);
        String base64 = Base64.getEncoder().encodeToString(config.text().getBytes(UTF_8));

        assertThat(inline.userData()).contains(config.text());
        assertThat(inline.cloudConfig()).contains(config);
        assertThat(CloudInitSource.builder().userDataBase64(base64).build().cloudConfig())
                .contains(config);
        assertThat(CloudInitSource.fromSecret("web").cloudConfig()).isEmpty();
    }

    @Test
    void refusesInlineDataThatIsNoBase64() {
        CloudInitSource broken =
                CloudInitSource.builder().userDataBase64("hunter2=x").build();

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::cloudConfig)
                .withMessageContaining("expected user data in Base64")
                .withMessageNotContaining("hunter2");
    }
}
