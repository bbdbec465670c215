{{/* The environment of a process: variables as Spring Boot maps them, and in SPRING_APPLICATION_JSON what keeps its name there. */}}
{{- define "lookback.env" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $values := $root.Values -}}
- {name: JDK_JAVA_OPTIONS, value: {{ printf "%s -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" $instance.values.jvmOptions | quote }}}
- {name: SERVER_ADDRESS, value: {{ $values.listenAddress | quote }}}
- {name: SERVER_PORT, value: {{ $instance.port | quote }}}
{{- if ne $values.logging.format "text" }}
- {name: LOGGING_STRUCTURED_FORMAT_CONSOLE, value: {{ $values.logging.format }}}
{{- end }}
{{- if not (has "users" $instance.uses) }}
# It has no users: a NetworkPolicy decides who reaches it.
- {name: LOOKBACK_ACCESS_WITHOUTUSERS, value: "true"}
{{- end }}
{{- if ne $instance.component "platform-api" }}
- {name: LOOKBACK_ENVIRONMENT, value: {{ $instance.environment | quote }}}
{{- end }}
{{- if has "kafka" $instance.uses }}
{{ include "lookback.kafka" $values.kafka }}
{{- end }}
{{- if has "elasticsearch" $instance.uses }}
{{ include "lookback.elasticsearch" $values.elasticsearch }}
{{- end }}
{{- if has "s3" $instance.uses }}
{{ include "lookback.s3" $values.s3 }}
{{- end }}
{{- if has "users" $instance.uses }}
{{ include "lookback.users" $values.access | trim }}
{{- end }}
{{- with include (printf "lookback.env.%s" $instance.component) . | trim }}
{{ . }}
{{- end }}
{{- $json := mergeOverwrite (deepCopy $values.settings) (deepCopy $instance.values.settings) }}
{{- if has "users" $instance.uses }}
{{- range $value, $grants := $values.access.oidc.grants }}
{{- $_ := set $json (printf "lookback.access.oidc.grants[%s]" $value) $grants }}
{{- end }}
{{- end }}
{{- if eq $instance.component "harvester" }}
{{- $json = merge $json (include "lookback.files" $instance.values.files | fromYaml) }}
{{- end }}
{{- if $json }}
- {name: SPRING_APPLICATION_JSON, value: {{ $json | toJson | quote }}}
{{- end }}
{{- end -}}

{{- define "lookback.secretVariable" -}}
- name: {{ index . 0 }}
  valueFrom: {secretKeyRef: {name: {{ index . 1 | quote }}, key: {{ index . 2 | quote }}}}
{{- end -}}

{{- define "lookback.kafka" -}}
- {name: SPRING_KAFKA_BOOTSTRAPSERVERS, value: {{ join "," .bootstrapServers | quote }}}
{{- if or .tls.enabled .sasl.mechanism }}
- {name: SPRING_KAFKA_SECURITY_PROTOCOL, value: {{ ternary (ternary "SASL_SSL" "SASL_PLAINTEXT" .tls.enabled) "SSL" (ne .sasl.mechanism "") }}}
{{- end }}
{{- if and .tls.enabled .tls.caSecret.name }}
- {name: SPRING_KAFKA_SSL_TRUSTSTORETYPE, value: PEM}
{{ include "lookback.secretVariable" (list "SPRING_KAFKA_SSL_TRUSTSTORECERTIFICATES" .tls.caSecret.name .tls.caSecret.key) }}
{{- end }}
{{- if and .tls.enabled .tls.clientSecret.name }}
- {name: SPRING_KAFKA_SSL_KEYSTORETYPE, value: PEM}
{{ include "lookback.secretVariable" (list "SPRING_KAFKA_SSL_KEYSTORECERTIFICATECHAIN" .tls.clientSecret.name .tls.clientSecret.certificateKey) }}
{{ include "lookback.secretVariable" (list "SPRING_KAFKA_SSL_KEYSTOREKEY" .tls.clientSecret.name .tls.clientSecret.privateKeyKey) }}
{{- end }}
{{- with .sasl }}
{{- if .mechanism }}
- {name: SPRING_KAFKA_PROPERTIES_SASL_MECHANISM, value: {{ .mechanism | quote }}}
{{- if .secret.jaasKey }}
{{ include "lookback.secretVariable" (list "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG" .secret.name .secret.jaasKey) }}
{{- else }}
{{- $module := ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq .mechanism "PLAIN") }}
{{ include "lookback.secretVariable" (list "KAFKA_USERNAME" .secret.name .secret.usernameKey) }}
{{ include "lookback.secretVariable" (list "KAFKA_PASSWORD" .secret.name .secret.passwordKey) }}
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  value: org.apache.kafka.common.security.{{ $module }} required username="$(KAFKA_USERNAME)" password="$(KAFKA_PASSWORD)";
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "lookback.elasticsearch" -}}
- {name: SPRING_ELASTICSEARCH_URIS, value: {{ join "," .uris | quote }}}
{{- if .apiKeySecret.name }}
{{ include "lookback.secretVariable" (list "SPRING_ELASTICSEARCH_APIKEY" .apiKeySecret.name .apiKeySecret.key) }}
{{- else if .userSecret.name }}
{{ include "lookback.secretVariable" (list "SPRING_ELASTICSEARCH_USERNAME" .userSecret.name .userSecret.usernameKey) }}
{{ include "lookback.secretVariable" (list "SPRING_ELASTICSEARCH_PASSWORD" .userSecret.name .userSecret.passwordKey) }}
{{- end }}
{{- if .caSecret.name }}
- {name: SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE, value: elasticsearch}
{{ include "lookback.secretVariable" (list "SPRING_SSL_BUNDLE_PEM_ELASTICSEARCH_TRUSTSTORE_CERTIFICATE" .caSecret.name .caSecret.key) }}
{{- end }}
{{- end -}}

{{- define "lookback.s3" -}}
- {name: LOOKBACK_S3_BUCKET, value: {{ .bucket | quote }}}
{{- if .prefix }}
- {name: LOOKBACK_S3_PREFIX, value: {{ .prefix | quote }}}
{{- end }}
- {name: SPRING_CLOUD_AWS_REGION_STATIC, value: {{ .region | quote }}}
{{- if .endpoint }}
- {name: SPRING_CLOUD_AWS_S3_ENDPOINT, value: {{ .endpoint | quote }}}
{{- end }}
{{- if .pathStyle }}
- {name: SPRING_CLOUD_AWS_S3_PATHSTYLEACCESSENABLED, value: "true"}
{{- end }}
{{- if .secret.name }}
{{ include "lookback.secretVariable" (list "SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY" .secret.name .secret.accessKeyKey) }}
{{ include "lookback.secretVariable" (list "SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY" .secret.name .secret.secretKeyKey) }}
{{- end }}
{{- end -}}

{{- define "lookback.users" -}}
{{- if .usersSecret.name }}
- {name: LOOKBACK_ACCESS_USERSFILE, value: /etc/lookback/users/users}
{{- end }}
{{- with .oidc }}
{{- if .issuerUri }}
- {name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI, value: {{ .issuerUri | quote }}}
{{- if .audiences }}
- {name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES, value: {{ join "," .audiences | quote }}}
{{- end }}
- {name: LOOKBACK_ACCESS_OIDC_NAMECLAIM, value: {{ .nameClaim | quote }}}
- {name: LOOKBACK_ACCESS_OIDC_ROLESCLAIM, value: {{ .rolesClaim | quote }}}
{{- end }}
{{- end }}
{{- if .withoutUsers }}
- {name: LOOKBACK_ACCESS_WITHOUTUSERS, value: "true"}
{{- end }}
{{- end -}}

{{/* Of a list of inputs, settings by their names. */}}
{{- define "lookback.files" -}}
{{- range $i, $input := . }}
{{- $prefix := printf "lookback.harvester.file.inputs[%d]" $i }}
{{ printf "%s.paths" $prefix | quote }}: {{ $input.paths | toJson }}
{{ printf "%s.host" $prefix | quote }}: {{ $input.host | default "$(NODE_NAME)" | quote }}
{{- range $name, $value := omit $input "paths" "host" }}
{{ printf "%s.%s" $prefix ($name | kebabcase) | quote }}: {{ $value | toJson }}
{{- end }}
{{- end }}
{{- end -}}
