package io.andon.gateway.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Every setting of a node: its name in the environment, its default and what it is for. */
public enum Setting {
  HOST("ANDON_HOST", "127.0.0.1", "address to listen on"),
  PORT("ANDON_PORT", "7070", "port to listen on"),
  ADVERTISED_URL("ANDON_ADVERTISED_URL", "http://<host>:<port>", "how peers reach this node"),
  BOOTSTRAP_SERVERS("ANDON_BOOTSTRAP_SERVERS", "127.0.0.1:9092", "Kafka brokers, comma separated"),
  SCHEMA_REGISTRY_URL(
      "ANDON_SCHEMA_REGISTRY_URL",
      "http://127.0.0.1:8081/apis/ccompat/v7",
      "a registry that speaks the Confluent protocol"),
  DATA("ANDON_DATA", "./.andon", "folder for local state"),
  ADMIN_KEY(
      "ANDON_ADMIN_KEY",
      "",
      "admin key, 16 characters or more; unset: minted at first start and printed once"),
  SESSION_SECRET(
      "ANDON_SESSION_SECRET",
      "",
      "what sessions are signed with, 32 characters or more, the same on all nodes; unset: minted"
          + " at first start"),
  SEAL_KEY(
      "ANDON_SEAL_KEY",
      "",
      "seals the session secret that nodes mint, 32 characters or more, the same on all nodes; unset:"
          + " it is kept as it is"),
  METRICS_PORT(
      "ANDON_METRICS_PORT",
      "",
      "port for /metrics and health alone; unset: /metrics is on ANDON_PORT, for whom has a key"),
  METRICS_KEY(
      "ANDON_METRICS_KEY",
      "",
      "what a scraper of /metrics sends as its bearer token, 16 characters or more; unset: the admin"
          + " key is needed, and nothing on ANDON_METRICS_PORT"),
  CONNECTIONS("ANDON_CONNECTIONS", "2000", "connections that may be open at the same time"),
  REQUEST_SECONDS(
      "ANDON_REQUEST_SECONDS",
      "30",
      "how long the head of a request, and then its body, may take to arrive"),
  CORS_ORIGINS(
      "ANDON_CORS_ORIGINS",
      "",
      "sites whose pages may use the API, comma separated, such as https://board.example.com; *: all,"
          + " with keys only"),
  RATE_LIMIT("ANDON_RATE_LIMIT", "12000", "requests a minute of one credential; 0: no limit"),
  ADDRESS_LIMIT("ANDON_ADDRESS_LIMIT", "60000", "requests a minute from one address; 0: no limit"),
  LOGIN_LIMIT(
      "ANDON_LOGIN_LIMIT",
      "10",
      "failed logins and refused credentials a minute, by address and by user name; 0: no limit"),
  TRUST_PROXY(
      "ANDON_TRUST_PROXY",
      "0",
      "how many proxies of yours stand before the node: so far X-Forwarded-For is believed"),
  OIDC_ISSUER("ANDON_OIDC_ISSUER", "", "OpenID provider whose tokens are believed (iss)"),
  OIDC_AUDIENCE("ANDON_OIDC_AUDIENCE", "", "for whom its tokens must be (aud)"),
  OIDC_JWKS_URL("ANDON_OIDC_JWKS_URL", "", "where it publishes its keys"),
  OIDC_ALGORITHM("ANDON_OIDC_ALGORITHM", "RS256", "how it signs"),
  OIDC_TOKEN_MINUTES(
      "ANDON_OIDC_TOKEN_MINUTES",
      "15",
      "for how long after its iat a token is believed at most, whatever its exp, 1 to 1440"),
  OIDC_SPACE_CLAIM("ANDON_OIDC_SPACE_CLAIM", "andon_space", "claim with the slug of the space"),
  OIDC_USERNAME_CLAIM(
      "ANDON_OIDC_USERNAME_CLAIM", "preferred_username", "claim with the user name, else sub"),
  OIDC_SCOPES_CLAIM(
      "ANDON_OIDC_SCOPES_CLAIM", "scope", "claim with what the person may do: a text or a list"),
  OIDC_SCOPES(
      "ANDON_OIDC_SCOPES",
      "",
      "what its words allow, e.g. operators=incidents:read+MANAGE_PRODUCTION,leads=admin; unset:"
          + " they are scopes themselves"),
  TIME_ZONE("ANDON_TIME_ZONE", "UTC", "time zone of the space 'default' when it is made"),
  PUBLIC_URL(
      "ANDON_PUBLIC_URL",
      "<advertised URL>",
      "where people find Andon: links in e-mails and webhooks begin with it"),
  DELIVERY_HOURS(
      "ANDON_DELIVERY_HOURS", "72", "how long webhooks and e-mail are tried again, 24 to 168"),
  WEBHOOK_ALLOW(
      "ANDON_WEBHOOK_ALLOW",
      "",
      "where webhooks may lead beyond open ports of public addresses: ranges, hosts and ports, e.g."
          + " 10.20.0.0/16,[fd00::/8]:8080,*.plant.example,:8022"),
  WEBHOOK_HTTPS_ONLY("ANDON_WEBHOOK_HTTPS_ONLY", "false", "whether webhooks must be https"),
  SMTP_HOST("ANDON_SMTP_HOST", "", "mail server; unset: no e-mail is sent"),
  SMTP_PORT("ANDON_SMTP_PORT", "587", "its port"),
  SMTP_TLS(
      "ANDON_SMTP_TLS",
      "starttls",
      "starttls, tls (from the first byte, usually port 465) or none"),
  SMTP_USER("ANDON_SMTP_USER", "", "user name there; unset: no login"),
  SMTP_PASSWORD("ANDON_SMTP_PASSWORD", "", "password there"),
  SMTP_FROM("ANDON_SMTP_FROM", "", "address that e-mail comes from; needed with a mail server"),
  MAIL_DOMAINS(
      "ANDON_MAIL_DOMAINS",
      "<domain of ANDON_SMTP_FROM>",
      "where owners who are no users of the space are mailed, comma separated; *.example.com: all"
          + " below it; *: anywhere"),
  MAIL_LIMIT("ANDON_MAIL_LIMIT", "500", "e-mails of one space within an hour; 0: no limit"),
  APPLICATION_ID("ANDON_APPLICATION_ID", "andon", "the same for all nodes that work together"),
  PARTITIONS("ANDON_PARTITIONS", "4", "partitions of the topics, fixed when they are made"),
  REPLICATION("ANDON_REPLICATION", "1", "replicas of the topics that are made"),
  KEEP_DAYS("ANDON_KEEP_DAYS", "90", "days that closed incidents and old events are kept"),
  AUDIT_DAYS(
      "ANDON_AUDIT_DAYS",
      "3650",
      "days that who changed what is kept; never less than the incidents themselves"),
  SPACE_EVENTS_PER_SECOND(
      "ANDON_SPACE_EVENTS_PER_SECOND",
      "1000",
      "changes of alerts, stops and assets a second that one space may send, averaged over 5"
          + " minutes; 0: no limit"),
  SPACE_ASSETS("ANDON_SPACE_ASSETS", "50000", "assets of one space; 0: no limit"),
  SPACE_DISCOVERED_ASSETS(
      "ANDON_SPACE_DISCOVERED_ASSETS",
      "20000",
      "of these, assets that events name and nobody declared; 0: no limit"),
  SPACE_OPEN_INCIDENTS(
      "ANDON_SPACE_OPEN_INCIDENTS",
      "20000",
      "incidents of one space that are not over; 0: no limit"),
  SPACE_KEYS("ANDON_SPACE_KEYS", "1000", "valid keys of one space; 0: no limit"),
  SPACE_USERS("ANDON_SPACE_USERS", "5000", "users of one space; 0: no limit"),
  STANDBYS("ANDON_STANDBYS", "0", "copies of each state store beside the active one"),
  THREADS("ANDON_THREADS", "<cores>", "stream threads"),
  COMMIT_INTERVAL_MS(
      "ANDON_COMMIT_INTERVAL_MS", "25", "how long a result may wait for its transaction"),
  STATE_MEMORY_MB("ANDON_STATE_MEMORY_MB", "256", "memory for all state stores together"),
  ACCEPT_STATE(
      "ANDON_ACCEPT_STATE",
      "false",
      "serve spaces whose state lacks what was published, after Kafka itself has lost records"),
  POISON(
      "ANDON_POISON",
      "park",
      "a record that kills whoever reads it again and again: park it as a dead letter, or stop");

  /** Those that may lie in a file, see {@link SecretFiles}. */
  static final Set<Setting> SECRETS =
      Collections.unmodifiableSet(
          EnumSet.of(ADMIN_KEY, SESSION_SECRET, SEAL_KEY, METRICS_KEY, SMTP_PASSWORD));

  private final String variable;
  private final String standard;
  private final String meaning;

  Setting(String variable, String standard, String meaning) {
    this.variable = variable;
    this.standard = standard;
    this.meaning = meaning;
  }

  public String variable() {
    return variable;
  }

  String standard() {
    return standard;
  }

  String meaning() {
    return meaning;
  }
}
