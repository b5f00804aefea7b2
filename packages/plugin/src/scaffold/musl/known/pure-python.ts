/** Packages with a wheel for all machines, most of them in Python alone, for lists that name no files. */
export const PURE_PYTHON: ReadonlySet<string> = new Set(
  `alembic annotated-types anyio apscheduler argon2-cffi asgiref attrs azure-core azure-identity
  azure-storage-blob bandit beautifulsoup4 blinker boto3 botocore build cachetools celery certifi charset-normalizer click
  cloudpickle colorama dateparser django django-cors-headers django-environ django-filter
  django-redis djangorestframework dnspython email-validator exceptiongroup factory-boy faker fastapi
  fastapi-cli filelock flask flask-cors flask-login flask-migrate flask-sqlalchemy freezegun fsspec
  google-api-core google-api-python-client google-auth google-cloud-bigquery google-cloud-core
  google-cloud-logging google-cloud-pubsub google-cloud-secret-manager google-cloud-storage
  googleapis-common-protos gunicorn h11 h2 httpcore httpx hypercorn idna importlib-metadata itsdangerous
  jinja2 jmespath joblib jsonschema kombu langchain loguru mako markdown markdown-it-py marshmallow
  mypy-extensions networkx oauthlib openai openpyxl opentelemetry-api opentelemetry-sdk packaging passlib
  pathspec pika pip platformdirs pluggy prometheus-client prompt-toolkit proto-plus protobuf pyasn1 pyasn1-modules
  pycparser pydantic pydantic-settings pygments pyjwt pymysql pyopenssl pyparsing pypdf pytest
  python-dateutil python-dotenv python-jose python-multipart python-slugify pytz redis requests
  requests-oauthlib responses rich rq rsa s3transfer selenium sentry-sdk setuptools six sniffio sqlalchemy sqlmodel sqlparse
  starlette structlog tabulate tenacity tomli tqdm typer typing-extensions typing-inspection tzdata urllib3
  uvicorn vine waitress wcwidth websockets werkzeug wheel whitenoise wsproto xlsxwriter zipp`.split(/\s+/),
);
